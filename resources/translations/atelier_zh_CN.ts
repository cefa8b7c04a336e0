<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AbilityList</name>
    <message>
        <source>From pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From texts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw with this LoRA in the preview panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a training with these weights, on the page Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the page Train with the settings that made this LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version does not know the LoRA&apos;s base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not hold the settings that made it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ranks}, alpha {alphas}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddTag</name>
    <message>
        <source>Add a tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter adds the tag, Tab goes to the next picture, Esc leaves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of the base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer with the LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tokens, {speed} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut at the longest answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerTable</name>
    <message>
        <source>Answers to the test questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BatchCrop</name>
    <message>
        <source>Crop 1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing pictures get the standing shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest part of that shape is cut out of the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each picture is cut to the bucket that is nearest to its shape, about its middle: what training would cut off is cut off now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The originals stay in the set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The originals are kept in the project and can be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>Change captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No caption of these pictures would change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change 1 caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {count} captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {every} captions change. One Ctrl+Z takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick no row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write these captions (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusySign</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionBox</name>
    <message>
        <source>{count} / {limit} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} / {limit} tokens: what is coloured is not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} characters are too many to be edited here: Find and replace can, or a text editor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionEdit</name>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in this picture?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter saves, Tab saves and goes to the next picture, Shift+Enter makes a new line, Esc cancels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionOperations</name>
    <message>
        <source>Regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups as \1, \2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing: takes it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within single tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at each tag by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words to remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Become one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave so many in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 keeps the trigger word first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger word everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most frequent first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove doubles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy spaces and commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type something above to see what changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionWrites</name>
    <message>
        <source>Stopped: {count} captions are as they were. Ctrl+Z takes back the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A caption could not be saved: {reason}. It stays here and is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All captions are saved again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptioningPanel</name>
    <message>
        <source>Caption by model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions appear here as they are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after {done} of {all} pictures. What was made can be applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before a caption was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these captions stand there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model made no caption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something to mind about {0} pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something to mind about one picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>captions by model ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} captions were applied. Ctrl+Z takes them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One caption was applied. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} captions are not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>former captions of {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>More about this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} files of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not trained yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where it lies now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off this list; nothing is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new project file; the damaged one is kept beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of its data is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its project file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs a newer app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CellEdit</name>
    <message>
        <source>Text of the cell</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangesTable</name>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartBar</name>
    <message>
        <source>Smoothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the strong line smooths the loss: 0 shows every step, 0.99 only the trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the loss on a logarithmic axis (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole run again (R, or a double click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the charts and marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts (Ctrl+S as a picture)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation by noise level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also draw the loss on held-back pictures by noise level, as fine lines (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continued runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a picture (PNG) …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the numbers as a table (CSV) …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No points yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first points appear after the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the numbers as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to save yet: the first points come soon.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatPanel</name>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier conversations of this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear, and begin a new conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the panel shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no earlier conversation yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the conversation that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the running training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: waits until the device is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: asleep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to change the order, double-click to change a tag, Del removes it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>{name}
{remark}
Click to keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {name}, {remark}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cloud</name>
    <message>
        <source>Tag cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}: in {count} captions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Collection</name>
    <message>
        <source>captions that another program had changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no trash for this disk. Removed pictures lie in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is read-only: captions and pictures cannot be changed. {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caption of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history of changes is not kept. {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> … and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out because they are no pictures: {count} files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {name} ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Back to the list (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} runs compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Preview picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to compare, or use the arrow keys. Click for a large view (Enter).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click for a large view (Enter).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Proposed tags</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictStrip</name>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the captions that were to be written; Ctrl+Z gives the others back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the other program&apos;s captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed 1 caption meanwhile. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed {count} captions meanwhile. They were left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a checkpoint after this step and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a checkpoint after this step and end. You can continue the run later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the engine without saving. Earlier checkpoints stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use settings again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this run&apos;s settings into the Train page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait after this step; the memory stays in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on after the pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the run from its newest checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going on…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving a checkpoint after this step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping: a checkpoint is saved after this step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine starts. This takes some seconds…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting. Nothing is lost; the memory stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is gone. Continue from the newest checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. You can continue it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CropPanel</name>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the crop away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap to the bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the crop exactly as the bucket is, so that nothing of it is cut off (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At its own size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is cut off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CropStage</name>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatasetPage</name>
    <message>
        <source>One caption could not be written yet. If you close now, it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} captions could not be written yet. If you close now, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected pictures (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy pictures into this project, with their captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of many pictures at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop, turn and mask pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring datasets in, or take them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop pictures or a folder here. Ten to thirty good ones are enough for a start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture folder is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture fits the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}. Put it back, or choose where the pictures are now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {count} pictures?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go to the trash with their captions. Ctrl+Z brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures of this project are a linked folder. They are moved to the trash there: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures of this project are a linked folder. They are copied there: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the linked folder?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding pictures: {done} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are the pictures now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Back to the list (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words on this run. Enter keeps them (Ctrl+Shift+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the checkpoints of this run: which step is best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More that can be done with this run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>Ready text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text for the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your LoRA is in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asks as the model&apos;s own template does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read back and compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loaded back and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings of the adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settings of answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trigger word and weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy prompt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropPlace</name>
    <message>
        <source>Choose others instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy into the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The originals are never touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one folder can be used where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The originals are never touched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>The caption of {name} has {count} characters, too many to be edited here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and replace can, or a text editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the caption file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem}. A new caption replaces it; the old file is kept with .bak at the end of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed the caption of {name}. What you type here is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the other text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Leave without saving the edit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture stays as it is. A painted mask is saved in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be edited: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn and straighten (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous picture (Page Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture (Page Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole picture (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edit becomes a new picture with the same caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edit takes its place; the original is kept in the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the original back as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the crop with the mouse. Arrows move it, Ctrl+arrows size it, Shift is faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L and R turn, H mirrors. The wheel zooms, Space pans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White is learned. Right button erases, wheel sizes the brush, Ctrl+wheel zooms, Space pans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineDialog</name>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the engine’s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the engine from the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every file of the engine and get the damaged ones again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take another kind of engine, or another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this; what is at work goes on (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the packages and set up the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This checkout’s own environment is the engine: nothing has to be set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This package carries its engine: nothing has to be set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the engine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine trains the models. It is set up once, for this computer’s card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} become free on the disk. Projects, models and settings stay. To train again, the engine has to be set up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the engine?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineForm</name>
    <message>
        <source>What it computes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for graphics cards and drivers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it goes, and what it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow network, or none…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the packages from a mirror, a folder or an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder for the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of a mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A package index near you, asked before the public one. Every package is checked by its hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: the packages come from the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of wheels, got on another computer: needs no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An archive of wheels, got on another computer: needs no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the packages from the network again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where shall the engine be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of wheels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An archive of wheels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} on the disk while it is made, {1} afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineProgress</name>
    <message>
        <source>Progress of the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the network go for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there is kept; setting up goes on from it at the next try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EngineSetup</name>
    <message>
        <source>The engine is ready: you can train now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is whole again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was removed. Your projects and models are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up the engine was stopped. What is there is kept; it can go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorBox</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where in the program it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Import an archive or dataset file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A zip, metadata.csv or .jsonl, kohya&apos;s dataset .toml or meta .json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts of generated pictures as captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures without a caption get the prompt that A1111, Forge, ComfyUI or InvokeAI wrote into them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the dataset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture in the clipboard. Copy a picture, or files in the file manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompts as captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} captions were taken from prompts. Ctrl+Z takes them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these pictures lacks a caption and carries a prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures to export yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archives and dataset files ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the LoRA to the chosen place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} of {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Replace the file that is there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the files that are there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}

in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both writes the new one as {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish a training, then take its LoRA to your tools here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is called and used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” has no finished LoRA yet. Finish the run first: continue it on the Runs page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the LoRA goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes {0}, about {1}; the disk has {2} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the place…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder for diffusers: {0} goes to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plain folder: the files go to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is {0}: the files go to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it in your script with this line, after the base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In ComfyUI press R, add a Load LoRA node, choose {0} and set its strength to {1:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the trigger word in the prompt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In InvokeAI open the Model Manager, choose Scan Folder, enter {0} and install {1} in place; then add it in the LoRA list with weight {2:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the files to the LoRA folder of your tool, and write this in the prompt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {0} open the Lora tab, press Refresh and click {1}; or write this in the prompt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For diffusers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a control character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name cannot have {0} in it: use letters, digits, spaces, - and _</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name cannot begin or end with a space or a dot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows keeps the name {0} for itself: choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a file, not a folder: choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written to {0} ({1}): choose another place, or allow writing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it in your script with this line, after the base model:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it like any model of transformers; the base model is not needed:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start llama.cpp with a GGUF file of the same base model; --lora-scaled FILE:0.5 sets another strength:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type this in a terminal, with Ollama installed; then talk to it with: ollama run {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapter for PEFT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GGUF adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For Ollama</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small folder for Python, vLLM and others, loaded onto the base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model with the LoRA merged in, as a model of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small file for llama.cpp and LM Studio, beside a GGUF of the base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GGUF adapter with a Modelfile that asks as it was trained.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Open LoRA files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold Ctrl or Shift to mark several; Delete takes a file off this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>Plain words are found in captions and names. More exactly:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AND binds tighter than OR; words side by side mean AND. Text with spaces goes in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has exactly this tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tag with anything around it; ? is one letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the caption does not say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the caption is too long for the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>few tags, or no caption at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>small pictures; also aspect: and bytes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wider than 16:9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by folder; also name: and path:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by length of the caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out of a training; also masked, edited, conflict</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Show in Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {number} in Dataset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Your LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing differs from the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed settings are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormState</name>
    <message>
        <source>Change of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset of all settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Fold or unfold this group (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to mend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupRows</name>
    <message>
        <source>and {number} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {number} more groups, of which the best one is proposed to stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at every picture that is new or has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add some on the Dataset page. What could spoil a training is then told here, and how to mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check was stopped after {number} pictures: what is said here holds for these only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures outside the project&apos;s own folder are left where they are: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} pictures go to the trash with their captions. Undo takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} goes to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} pictures go to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Lengths in tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>The folder {0} goes to the trash, with its settings and runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts lie elsewhere and stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures lie elsewhere and stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its texts go with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its picture goes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its {0} pictures go with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This project is being trained now. Stop the training first, then delete the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previews are still being made in this project. Close it, then delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be moved to the trash ({1}). Delete the folder by hand if you wish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures or texts there. Choose pictures such as PNG or JPEG, texts such as JSONL, CSV or TXT, or a folder of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a project from pictures or texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project that lies anywhere on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search projects by name or folder (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a small ready project that teaches a language model a manner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with your pictures or texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop some pictures or a folder of them here, and the app learns to draw what they show; or drop texts, and a language model learns to answer as they do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small ready project to try everything with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to start a new project, or to open one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a folder of pictures, not a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a folder of texts, not a project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a project with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying “{0}” …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is off the list. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are the texts now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are the pictures now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the project now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” can be opened again. The damaged file is kept beside the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubBar</name>
    <message>
        <source>owner/name, as on the model’s page on huggingface.co</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a model on Hugging Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a single file, add its name: owner/name/FILE.safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access token, if the model asks for permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used for this download only; it is not kept. HF_TOKEN is used without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the model into the app’s own folder (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came so far is kept; the next try goes on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. “Get” goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Settings of another tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of {tool}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also the picture folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are trained beside the project&apos;s own pictures. Leave it off to train only those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Called there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put these values into the form; undo takes them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is taken: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not taken: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InputBox</name>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>{name}: show or hide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>No run has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in names, settings and notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the runs that have these words (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest loss first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More that can be done with the chosen runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the engine wrote into log.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the log, or its selected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has written nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine&apos;s output</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoraPicker</name>
    <message>
        <source>LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No LoRA yet: the base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a LoRA file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training now, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}, step {step} ★ best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}, {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a LoRA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA files (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MachineFacts</name>
    <message>
        <source>Looking for the graphics card…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the processor…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the memory…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the disk…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Caption by model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a model describe the pictures, and look through what it wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make masks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks say which part of a picture is learned: from transparency, a colour or a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions are being made. If you close now, this ends; what is made by then is offered when you open the project again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} new masks are not applied yet. If you close now, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is still at work on captions for this project; none is there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One caption that a model made for this project was not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} captions that a model made for this project were not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures yet. Add some first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MannerForm</name>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt: the part that the model plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands before the conversation. Best is the one that the LoRA was trained with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How freely words are chosen. 0 = always the likeliest, so that only the LoRA makes the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share. 1 = all words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only so many of the likeliest words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes words less likely that were said already. 1 = off, 1.1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers end here at the latest, in tokens: about four letters each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same answer, so that only the LoRA makes the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskList</name>
    <message>
        <source>Masks that were made</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskModel</name>
    <message>
        <source>No mask was made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskPanel</name>
    <message>
        <source>Make masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks appear here as they are made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after {done} of {all} pictures. What was made can be applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures have a mask already, and keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One picture has a mask already, and keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No mask was made; each picture says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks of {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask lies beside its picture. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} masks lie beside their pictures. Ctrl+Z takes them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train with masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} masks are not applied yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint what is learned (P); the right button erases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take away from what is learned (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill a part of one colour (G); the right button empties it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the brush in pixels of the picture (mouse wheel, [ and ])</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sharp the brush&apos;s edge is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a colour may differ from the one under the pointer to be filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last stroke back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Shift+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set “Masks” to NAME-masklabel.png on the page Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlay in {colour}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training does not use masks yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training takes its masks from another place than this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} % of the picture is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is painted yet: paint what is to be learned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskPicture</name>
    <message>
        <source>The picture with its mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on the background to take its colour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskReview</name>
    <message>
        <source>Which masks are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out all that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the taken masks beside their pictures, as one step (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To mind ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply {count} masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply 1 mask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskSetup</name>
    <message>
        <source>Transparency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make 1 mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make {count} masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what is to be looked for, such as “face”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no such pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not learned lies under a red veil. Click on the background to take its colour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not learned lies under a red veil.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskStage</name>
    <message>
        <source>Mask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskTiles</name>
    <message>
        <source>no mask</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelField</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder, file, or owner/name on Hugging Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder, file or hub name of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder, a file or a model on Hugging Face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is downloaded first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP: phrases from a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CoCa: a short sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagger: tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captioner: sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt *.bin *.onnx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model’s folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Choose a base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name, folder or family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search models (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for models in this folder from now on; the root of a WebUI or of ComfyUI is understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders that models are looked for in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a .safetensors file from anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a folder in diffusers layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a folder with config.json, weights and tokenizer, as transformers has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get from Hugging Face…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download a model by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without a change (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the marked model (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look no more in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other models found yet. Add the folder where yours lie, or drop a checkpoint file or a folder here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other models found yet. Add the folder where yours lie, or drop a model’s folder here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models found: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to be trained: {0}; the list says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a base model, not a VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a language model, which draws no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do your models lie?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.safetensors *.ckpt *.pt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter (built in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tiny model that comes with the app: made for trying everything in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tiny Llama that comes with the app: made for trying everything in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The autoencoder that the base model has; right for nearly every model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model’s own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Grandma’s watercolours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image model learns to draw what they show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A language model learns to write or answer as they do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does it learn from?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall it learn?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up word that calls up what was learned. Pictures without a caption are trained with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this word; you can change it later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter (built in), for trying everything in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what the LoRA is trained for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without making a project (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the project (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: How we answer customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We suggest: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We suggest: the usual settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where shall the project be?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnlyRow</name>
    <message>
        <source>Show all pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only: {title} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelFace</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strip of strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier pictures of this project (Alt+H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over prompt, seed, strength and all else of this picture (Alt+U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the picture (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same picture at seven strengths in one go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelHead</name>
    <message>
        <source>Back to the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on looking through what was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this panel (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhraseDialog</name>
    <message>
        <source>Phrases: {language}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrases of the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own phrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One phrase a line, below its kind in square brackets. “red panda = my Momo” asks the model for a red panda and writes my Momo. “replace = subject” above all leaves the app’s subjects out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} phrases of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes are not saved. Press Discard to leave them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhraseField</name>
    <message>
        <source>Language of the phrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrases…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the phrases, and add your own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureDrop</name>
    <message>
        <source>Choose pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one or more pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop pictures or a folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add more pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions are written beside the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureModel</name>
    <message>
        <source>Not saved yet: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be skipped. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed this caption. Yours was not written over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads {limit} tokens; this caption has {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was edited here; the original can be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its caption stands in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PicturePicker</name>
    <message>
        <source>Preview picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app draws a picture with this LoRA, from a caption of your pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Delete takes it off this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tool&apos;s folder is recognised by what lies in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For diffusers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder for scripts that use diffusers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of the tool where you make pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where shall the LoRA go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder for diffusers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetCard</name>
    <message>
        <source>Your own settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this preset (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as YAML…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to do with “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PresetsBar</name>
    <message>
        <source>Start from a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the present settings as a preset of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in a preset or a config file, or another tool&apos;s settings; you can drop them here too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why these values:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some settings are not right yet: mend them first, then save the preset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets and configs (*.yaml *.yml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a card of {size} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics card that a preset is fitted to when you choose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preset or config file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of another tool…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of kohya&apos;s scripts, kohya_ss, lora-scripts, OneTrainer (*.toml *.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open settings of another tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is among your presets now. Click it to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that use it keep their settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presets (*.yaml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” was written to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Train a LoRA first, or open a LoRA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same picture at seven strengths in one go (Alt+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project to make previews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Render to see your LoRA at work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Render to see what the base model makes of the prompt.
Train a LoRA to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Progress of the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the check; what was looked at is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at {done} of {total} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing pictures and captions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · {time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalModel</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionsTab</name>
    <message>
        <source>&amp;Questions, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do I return a parcel?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each training asks them before its first step, at each checkpoint and at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large view of the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run was asked nothing. The next training answers the questions above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write some questions and train: here you see how the answers change.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark, or as the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the preview panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts row by row, what is wrong with them, and what of them is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For pictures. What is wrong with texts stands on the Dataset page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the LoRA to the program where you talk to the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and their captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong with the pictures and captions, and how to mend it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings, start, and the running training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every training of this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the LoRA to the program where you make images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into LoRA files; resize, combine, convert and merge them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rendering</name>
    <message>
        <source>Picture {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the LoRA: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {strength:.2f}: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the next training step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until the device is free…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the running training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: waits until the device is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview engine: not running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the file on the list and show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report as text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>What the picture shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe the picture. Ctrl+Return renders it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} (model&apos;s own)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same picture, so that only the LoRA makes the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the seed (Alt+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt, steps, guidance and size (Alt+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it should not show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the picture should not show. It works only with a guidance above 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denoising steps. More takes longer and looks finer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How closely the picture follows its prompt. 1 = no guidance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width in pixels. The least value stands for the model&apos;s own size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height in pixels. The least value stands for the model&apos;s own size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;teps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed is kept (Alt+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each Render takes another seed (Alt+L)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Captions that were made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the new caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the model wrote it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the former caption back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No caption was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sureness: {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its caption was changed meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultRows</name>
    <message>
        <source>Nothing was found to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Had no caption</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Retouch</name>
    <message>
        <source>Crop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn and straighten…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint the mask…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the picture that is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All chosen pictures as one step; none is changed without its original being kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop all to a shape…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop all to their buckets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn all to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn all to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings the originals of the chosen pictures back, byte for byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture to edit. Add pictures first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>editing {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} What was painted is kept until it can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edit of {name} is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} painted masks could not be written yet. If you close now, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One painted mask could not be written yet. If you close now, it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleting the mask of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is gone: another program moved or deleted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was not saved of it is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cropping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn all {count} pictures?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture is selected, so all that are shown are meant. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking back the edit of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking back the edits of {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since the edit, and therefore kept in {folder}: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {name}. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original of {name} is back, as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures are done. Ctrl+Z takes them all back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} originals are back, as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}, and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {done} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Which captions are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all that are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out all that are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last mark or edit here (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space takes or leaves, Enter edits, a double click on a picture shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the taken captions, as one step (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget what was made and is not applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To mind ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply {count} captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply 1 caption</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>A note on this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>This row can only be changed in an editor: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a turn to this conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the work; what is made by then stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not wait for the graphics card: slower, but now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunFollower</name>
    <message>
        <source>{folder} is gone: it was moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine could not start: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunModel</name>
    <message>
        <source>Checkpoint after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview: {prompt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continued after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>This run broke off: its engine is gone. What was saved is not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsList</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Default settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the charts and the log of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the chosen runs in one chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue this run from its newest checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make pictures with this LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this LoRA to other tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use settings again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this run&apos;s settings into the Train page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this run another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note on this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete checkpoints…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the run and its LoRA, and free the disk space of what only continuing needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the chosen runs to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step {0} ★ best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After step {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lowest loss on held-back pictures of all checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-back loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each training of this project appears here, with its charts, pictures and settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is gone: its folder was moved or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {0} runs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} runs are in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This frees {size}. The charts, the previews and the finished LoRA stay. A run that is not finished can then no longer be continued, and the checkpoints cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the checkpoints?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}

Their charts, previews, checkpoints and LoRA files go to the trash: {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its charts and log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its previews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its {0} checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its LoRA file {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parts} go to the trash: {size}. What you exported elsewhere stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} could not be moved to the trash ({1}). You can delete its folder by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checkpoints of {0} could not be deleted ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is being trained now. Stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavePresetDialog</name>
    <message>
        <source>Save as preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: my ink style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sentence, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the preset is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings are kept but the words, folders and names of this project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>Over which pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over which pictures it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected pictures ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures shown ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures without a caption ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScoresCard</name>
    <message>
        <source>Checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares the preview pictures of each checkpoint with the training pictures and the prompt, and looks for copies. Takes a minute; needs no graphics card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the scoring; what was known stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★ marks the lowest loss on what is held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-back loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The validation at this step: lower is better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP similarity of the previews to the training pictures, up to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP similarity of the previews to their prompts; 0.3 is a good fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How near the nearest preview comes to a training picture; 1 is a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest training picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training picture that a preview is most like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores of the checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a double click previews a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ★ best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} copy?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} comes close to a copy of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previews of step {0} come close to copies of training pictures: the LoRA may have learned them by heart. Take an earlier step, or train with more pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No CLIP model at hand, so likeness to training and prompt is not known: put one of open_clip into the folder models/clip of the app&apos;s data, or name it as “CLIP model” among the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no preview pictures to score: set preview prompts before a training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No validation: set “Validate every” to learn which step is best.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search captions and names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search captions and file names, or filter: tag:dog AND NOT tokens:&gt;75</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be searched for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>More options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try on {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what the model makes of a few first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption 1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these pictures have a caption. Choose another mode to replace or extend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no such pictures.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupFace</name>
    <message>
        <source>The pictures come from {pictures}, and the run gets a folder of its own in {runs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts come from {pictures}, and the run gets a folder of its own in {runs}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShapeField</name>
    <message>
        <source>Shape of the crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the nearest bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portrait or landscape (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the shape</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShapesCard</name>
    <message>
        <source>What a training makes of the shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are scaled to the size nearest to their shape, and what does not fit is cut off at both sides. Open a row to see its pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the ones held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} pictures are trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trained}; the validation uses those in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trained}, and {number} are held back for validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{trained}; none is held back for validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes in which pictures are trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns an epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a picture of this size is shown in an epoch, repeats counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of a picture&apos;s area that is cut off on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that are smaller than this size and get soft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of the sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained at {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back for validation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it and edit the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn and straighten it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint its mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search, or filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption by model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and replace in captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and how often they occur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training and previews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start, render or export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a checkpoint now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new line in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again with the next seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the marked row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See which tokens of the marked row the model learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how long the rows are, and what concerns all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark a row to see all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (read only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows will be trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens in all; half of the rows have up to {1}, the longest {2}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>The preview engine left before it answered.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcePicker</name>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training whose LoRA is exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}  ·  {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}  ·  finish it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-back loss {0:.4f}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stack</name>
    <message>
        <source>best: step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss on held-back pictures says which step is best: lower is better. Training loss does not measure quality: it wavers with the noise of each step, and it falls on while a LoRA learns its pictures by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed, steps a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the card, GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the process, GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory, GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training, each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training, smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-back pictures: the measure of quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-back rows: perplexity {now}, the measure of quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by noise level, little to much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all there is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Wipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to compare the picture without and with the LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with {strength:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Looking for the device…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} · {used} of {total} memory in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at step {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training: step {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopAndClose</name>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training finishes its step and saves a checkpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>Stre&amp;ngth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the LoRA works: 0 is the base model alone. Arrow keys: 0.05, page keys: 0.25.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>{number} pictures: {names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StyleStrip</name>
    <message>
        <source>Captions are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags then sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free text: a comma is only a comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags between commas, in every line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags in the first line, free text below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads captions so from now on. No caption is changed by that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They look like tags. Read them so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They look like tags with sentences below. Read them so</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubjectChoice</name>
    <message>
        <source>Art style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How pictures are drawn, whatever they show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person or character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One face or figure, again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing or product, in any scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A garment or outfit, worn by anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A room, building or landscape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pose, an effect, an idea.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms and facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, labels and answers that must be exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations of several turns, politely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style of writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tone, a voice, an author’s manner.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Nothing is wrong with this set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{all} pictures were looked at, {trained} of them are learned from. Checked in {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start training with these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One setting is not right yet: {links}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} settings are not right yet: {links}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {count} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {count} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 more hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more hints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer hints</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryRow</name>
    <message>
        <source>Show every picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the pictures that a training uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the pictures that are left out, and see why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the pictures that have no words yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} will be trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} will be skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} without caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking, {count} to go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>Words by frequency</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagModel</name>
    <message>
        <source>In {count} captions. Click to show them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “{tag}”?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>→ {tag}?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeOutDialog</name>
    <message>
        <source>Export the dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As one zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the {count} selected pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to read it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder or archive that is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kohya&apos;s scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders named 10_name with captions beside the pictures, and dataset.toml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hugging Face datasets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An imagefolder: train/ with metadata.jsonl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures, and one metadata.csv with the columns filename and prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures with their captions beside them as NAME.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder that is to be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pictures} pictures and {captions} captions are in {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} were left out, such as {name}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TalkFace</name>
    <message>
        <source>&amp;Base model too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the base model answer too, at the same seed (Alt+B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again with the next seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt, seed and how words are chosen (Alt+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Talking</name>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA {strength:.2f} · {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training ended before it answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the next training step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until the device is free…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train a LoRA first, or open a LoRA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project to talk to its model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask something: the LoRA answers, and beside it the base model at the same seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask something: the base model answers.
Train a LoRA to compare.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty = the model’s usual question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tags of the picture’s present caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture’s file name, without its ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the folder that the picture lies in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture’s present caption, whole</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextBars</name>
    <message>
        <source>Search all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only rows that have all of these words (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the rows that another one says already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every row; {0} of them will be trained</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextChips</name>
    <message>
        <source>Show only the rows that are left out of a training, and see why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty answers: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without text: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preference pairs: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused by the template: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several answers: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same answer: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Template marks: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail addresses: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In parts: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>said by another row too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the question has several answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>many rows have this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has marks of a chat template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too long: it will be cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>long: trained in parts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextDrop</name>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one or more files of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop texts or a folder here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add more texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are written into the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows are left out; the first: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts ({0})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextPlacePicker</name>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that the export is written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder is chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where shall it go?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextShapes</name>
    <message>
        <source>Plain texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions with their outputs (Alpaca)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations in turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts with their completions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it can be trained</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Rows of the texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers of the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextsPage</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the marked rows (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an empty row below the marked one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy files of texts into this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add texts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder of texts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No texts yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop files here: JSONL, JSON, CSV, TSV or Parquet with conversations, questions and answers or texts, or plain .txt and .md files. Or add rows by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of texts is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes of texts could not be written yet. If you close now, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}. Put it back, or choose where the texts are now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy my text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program changed {0}: the texts were read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the rows …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting tokens …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was copied into the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} files were copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removal of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removal of {0} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are the texts now?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This caption cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a caption…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimestepCurve</name>
    <message>
        <source>How often each noise level is trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No curve: a value of the timesteps is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how often a noise level is trained; dashed: uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 · clean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timestep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noisy · 999</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenView</name>
    <message>
        <source>Tokens of this row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training learns to say these tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads these tokens and does not learn them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>special</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token of the model’s own, shown by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row is not trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens, of which {1} are learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row is over the limit: what is missing here is cut away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is over the limit and trained in {0} parts.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolForm</name>
    <message>
        <source>The largest rank of a layer: 8 to 32 is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers may become smaller than the rank as long as they lose less than this; 0 = all layers have the rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank of the convolutions; 0 leaves them out, which most LoRAs do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact: the ranks add up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut to a rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kohya: WebUIs, ComfyUI, InvokeAI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diffusers: Python scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file or folder that the LoRA is for; “starter” is the built-in one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine-tuned model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA files (*.safetensors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the fine-tuned model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark a LoRA file in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark two LoRA files or more in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the base model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed for the usual models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the model has it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest caption first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without caption first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest file first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl++ and Ctrl+−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: “{part}”. {message}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a setting by a word of its title or explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings that most people need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every setting there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the settings that differ from the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all settings the preset&apos;s values again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolsPage</name>
    <message>
        <source>Open a LoRA…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into LoRA files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop LoRA files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what they are, made by whatever tool; then resize, convert, combine or merge them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open LoRA files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA files (*.safetensors *.sft)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} exists already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do something with the marked files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract a LoRA from two models…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings on the Train page could not be written yet. If you close now, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some settings do not fit this base model: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapt them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adapt to the base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be kept: {reason}. They stay here and are tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings are kept again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is being prepared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training is at work. The next one can start when it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some settings are not right yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures to train yet. Add some on the Dataset page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pictures are too small to be trained. Add larger ones on the Dataset page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no texts to train yet. Add some on the Dataset page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is in use already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It replaced one value that had been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It replaced {count} values that had been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings are kept as “{title}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of {run} are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of that run are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version does not know: {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form has all settings of {name} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnPanel</name>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn by 90° to the left (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn by 90° to the right (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange left and right (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn by a small angle; the corners that would be empty are cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straighten by degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither turned nor mirrored nor straightened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValuesBox</name>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-back rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held-back pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{used} GB used, {reserved} reserved, of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}: loss {loss}, smoothed {smoothed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Previous picture (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn and straighten (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint the mask (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit or actual size (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all pictures (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be skipped. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caption from {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no caption</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarmEngine</name>
    <message>
        <source>The preview engine ended in the middle of its work.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to LoRA Atelier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own pictures teach an image model a style, a person or a thing; your own texts teach a language model a manner. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it can train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in starter model trains on every computer, in about three minutes without a card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with my own pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a project from pictures or a folder of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with my own texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a project from texts, tables or conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small ready project: press Start there, and in three minutes you have a LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training needs the engine, which is set up once for the card of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the engine…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Welcome! This sample project is ready: press Start training, and in about three minutes you have a LoRA that draws line art. The panel on the right shows pictures with and without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not have: {error}. Your work is on disk; the details are in {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WishesForm</name>
    <message>
        <source>Trigger word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model in Ollama</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the file, without its ending. Prompts call the LoRA by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word that calls up what was learned; tools offer it with the LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly tools use the LoRA when they add it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferred weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the base model&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An Ollama model or a GGUF file of the same base model, such as llama3.2:1b. Ollama can read the folders of the usual architectures itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How precisely the numbers are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the LoRA changes the model: 1 is as it was trained. It is written into the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what suits the target: the base model&apos;s own for a whole model, else the usual one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16: half the size of fp32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bf16: half the size of fp32, for large numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp32: exact, and twice the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16: half the size, right for nearly all tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bf16: half the size, for newer cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp32: as it was trained, twice the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{count} captions were changed, {gone} were not: they are others by now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting tokens…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions are sentences here, so no tags are found: caption:*words* looks into them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing captions: {done} of {count}, {left} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app was ended while captions were being written: {what}. Write the rest?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{operation}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a list of tags of mine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of tags ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list of tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tags of your list are proposed from now on, in every project.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Find a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a word in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words with their numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words as large as they are frequent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only words that look misspelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write captions, and their words are counted here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} misspelled?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to “{tag}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge {count} words…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from captions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Turn</name>
    <message>
        <source>Who says turn {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who says this turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not learned (weight 0)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>captioning</name>
    <message>
        <source>Apply first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply them now, or forget what was made?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has a mask by now, which was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CLIPSeg folder that lies in {folder}, or that the hub&apos;s library has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best of rembg&apos;s ONNX files in {folder} or in rembg&apos;s own folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds what English words name, in photos best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIPSeg is a folder: choose the folder of its files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An .onnx file of rembg is wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill: only where there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the old caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Append to the old caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put before the old caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a colour…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none; several are parted by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is downloaded from Hugging Face first; what kind it is shows then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CLIP model: it puts captions together from phrases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CoCa model: it writes a short sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tagger: it writes tags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A captioner: it writes sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: “{run}” has the device. This begins when that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading the model: {done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Counts only while “{title}” is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts only while “{title}” is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts only while “{title}” is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts only while “{title}” is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 and bf16 cannot both be on: switch one of them off.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>A training is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can go on without the window. When you open the app again, it shows what happened meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window and let the training go on in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a checkpoint, stop, then close: you can resume it later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dataset</name>
    <message>
        <source>It is too small: {width} × {height} pixels. The shorter side needs at least {minimum}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its caption cannot be read: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no caption, and such pictures are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be saved: is the disk full?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} gave no picture ({reason}). Save it with the browser and drop the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {host} gave is no picture. Save it with the browser and drop the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was dropped is no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removing {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removing {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adding {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adding {count} pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The engine ended in the middle of its work: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine could not start: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the package {name} is missing. Close the app and start it again: that sets it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory. Choose a smaller batch or resolution, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full. Make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system ended it, probably because the memory was full. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it crashed ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it left without a word (exit code {code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window is setting up the engine; waiting for it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing its Python…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading the packages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing the packages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start_from %1 is of the kind %2, and adapter_type is %3: set adapter_type to %4, or start from another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other layers were adapted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank or alpha was another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out of memory: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be a seed: use a whole number from 0 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be a strength: use 0 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 makes pictures: it takes a preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a language model: ask it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the preview failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make the picture smaller, or close other programs that use the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps cannot be drawn: use 1 to 1000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pixels do not fit this model: use a multiple of %2 up to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint of step %1 could not be written (%2); earlier checkpoints are intact: make room on the disk of %3 and go on with --resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint does not fit this run&apos;s settings (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no CLIP model at hand: put an open_clip model (its file, or its folder with open_clip_config.json, for example of laion/CLIP-ViT-B-32-laion2B-s34B-b79K) into %1, or name one as clip_model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no CLIP model of open_clip with a vision transformer: take open_clip_model.safetensors of one, and its %2 beside it in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: open_clip knows no model of this size; put its %2 beside it and name the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip_model: %1 is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the description of a CLIP model but no weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no CLIP model: a file .safetensors, .bin or .pt is looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read as a CLIP model: a file of open_clip is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be loaded as a CLIP model (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draws previews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>captions pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device is in use by %1, which %2 on it; this goes on when that is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device is in use by another job; this goes on when that is done</source>
        <translation>设备正被另一个任务占用；等它完成后会继续</translation>
    </message>
    <message>
        <source>the device is in use by a preview, which was asked to leave; this goes on in a moment</source>
        <translation>设备正被一个预览占用，已请它退出；马上继续</translation>
    </message>
    <message>
        <source>waiting for the device</source>
        <translation>正在等待设备</translation>
    </message>
    <message>
        <source>checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>writing the files</source>
        <translation>正在写入文件</translation>
    </message>
    <message>
        <source>%1 does not hold what was written to it: check the disk and export again</source>
        <translation>%1 里的内容与写入的不一致：请检查磁盘，然后重新导出</translation>
    </message>
    <message>
        <source>an export as %1 is not known: use %2</source>
        <translation>没有名为 %1 的导出方式：请用 %2</translation>
    </message>
    <message>
        <source>%1 is not a run folder: it has no config.yaml</source>
        <translation>%1 不是训练文件夹：里面没有 config.yaml</translation>
    </message>
    <message>
        <source>%1 has no finished LoRA yet (%2): finish it with train --resume</source>
        <translation>%1 还没有训练完成的 LoRA（%2）：请用 train --resume 完成它</translation>
    </message>
    <message>
        <source>drawing the preview picture</source>
        <translation>正在绘制预览图</translation>
    </message>
    <message>
        <source>the export was stopped</source>
        <translation>导出已停止</translation>
    </message>
    <message>
        <source>%1 is missing or damaged: run train --resume to write it again</source>
        <translation>%1 缺失或已损坏：请运行 train --resume 重新写入</translation>
    </message>
    <message>
        <source>%1 of %2 look like one scene</source>
        <translation>%2 张里有 %1 张像是同一个场景</translation>
    </message>
    <message>
        <source>To a CLIP model they are nearly the same picture. The LoRA learns scene and subject as one, and will hardly draw the subject anywhere else. Add pictures from other places and occasions.</source>
        <translation>在 CLIP 模型看来，它们几乎是同一张图片。LoRA 会把场景和主体当成一体来学，很难在别处画出这个主体。请加入其他地点和场合的图片。</translation>
    </message>
    <message>
        <source>%1 of %2 look like %3</source>
        <translation>%2 张里有 %1 张像是%3</translation>
    </message>
    <message>
        <source>A LoRA that has seen its subject from one distance only draws it badly from others: after close-ups, figures get strange, and after whole figures, faces. Mix them, about half of each. (A CLIP model judged this; it may be wrong.)</source>
        <translation>只从一种距离见过主体的 LoRA，换个距离就画不好：只学特写，全身会变形；只学全身，脸会变形。请混着用，大约各占一半。（这是 CLIP 模型的判断，可能有误。）</translation>
    </message>
    <message>
        <source>1 picture looks unlike all the others</source>
        <translation>1 张图片与其他图片都不像</translation>
    </message>
    <message>
        <source>%1 pictures look unlike all the others</source>
        <translation>%1 张图片与其他图片都不像</translation>
    </message>
    <message>
        <source>To a CLIP model they do not belong to this set. A picture that came in by mistake teaches something else under the same word.</source>
        <translation>在 CLIP 模型看来，它们不属于这个数据集。误入的图片会让同一个词学到别的东西。</translation>
    </message>
    <message>
        <source>add pictures from other places and occasions</source>
        <translation>加入其他地点的图片</translation>
    </message>
    <message>
        <source>add pictures from other distances</source>
        <translation>加入其他距离的图片</translation>
    </message>
    <message>
        <source>look at them, and remove what does not belong</source>
        <translation>看一看这些图片，移除不属于这里的</translation>
    </message>
    <message>
        <source>a newer one was asked for</source>
        <translation>已请求更新的一个</translation>
    </message>
    <message>
        <source>the engine stops</source>
        <translation>引擎停止</translation>
    </message>
    <message>
        <source>no answer: %1</source>
        <translation>没有回答：%1</translation>
    </message>
    <message>
        <source>no preview: %1</source>
        <translation>没有预览：%1</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>the loss %1 needs thresholds</source>
        <translation>损失 %1 需要阈值</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>out of memory on %1: try %2, and go on with --resume; or start a new run with a smaller lora_rank</source>
        <translation>%1 内存不足：请试试%2，并用 --resume 继续；或者用更小的 lora_rank 开始新的训练</translation>
    </message>
    <message>
        <source>device &quot;%1&quot; is not available on this machine: set device to auto or cpu</source>
        <translation>这台电脑上没有设备“%1”：请把 device 设为 auto 或 cpu</translation>
    </message>
    <message>
        <source>device &quot;%1&quot; is not there: this machine has %2 CUDA device(s)</source>
        <translation>没有设备“%1”：这台电脑有 %2 个 CUDA 设备</translation>
    </message>
    <message>
        <source>batch_size: 1 with gradient_accumulation_steps: %1</source>
        <translation>batch_size: 1 搭配 gradient_accumulation_steps: %1</translation>
    </message>
    <message>
        <source>a smaller max_seq_length</source>
        <translation>更小的 max_seq_length</translation>
    </message>
    <message>
        <source>a smaller resolution</source>
        <translation>更低的 resolution</translation>
    </message>
    <message>
        <source>device &quot;%1&quot; is not a device: use auto, cpu, cuda, cuda:N or mps</source>
        <translation>“%1”不是设备：请用 auto、cpu、cuda、cuda:N 或 mps</translation>
    </message>
    <message>
        <source>fp16 training needs a CUDA card and this run is on %1: remove fp16</source>
        <translation>fp16 训练需要 CUDA 显卡，而这次训练在 %1 上运行：请去掉 fp16</translation>
    </message>
    <message>
        <source>, or </source>
        <translation>，或</translation>
    </message>
    <message>
        <source>zero_terminal_snr needs a model with v-prediction, and this one predicts the noise: set it to false</source>
        <translation>zero_terminal_snr 需要使用 v-prediction 的模型，而这个模型预测的是噪声：请把它设为 false</translation>
    </message>
    <message>
        <source>%1 takes %2 inputs, not one picture: it is a model of another kind</source>
        <translation>%1 需要 %2 个输入，而不是一张图片：它是另一类模型</translation>
    </message>
    <message>
        <source>%1 takes %2 of %3 axes, no pictures: it is a model of another kind</source>
        <translation>%1 接收的是 %3 个轴的 %2，而不是图片：它是另一类模型</translation>
    </message>
    <message>
        <source>%1 takes pictures of %2 channels, not of red, green and blue</source>
        <translation>%1 需要 %2 通道的图片，而不是红、绿、蓝三通道</translation>
    </message>
    <message>
        <source>%1 gave %2 answers to %3 pictures</source>
        <translation>%1 对 %3 张图片给出了 %2 个结果</translation>
    </message>
    <message>
        <source>%1 failed on a picture (%2)</source>
        <translation>%1 处理一张图片时失败（%2）</translation>
    </message>
    <message>
        <source>out of memory in %1</source>
        <translation>%1 内存不足</translation>
    </message>
    <message>
        <source>%1 cannot be opened as an ONNX model (%2): download it again</source>
        <translation>%1 无法作为 ONNX 模型打开（%2）：请重新下载</translation>
    </message>
    <message>
        <source>%1 does not say how a model is read: use %2</source>
        <translation>%1 没有说明怎样读取模型：请用 %2</translation>
    </message>
    <message>
        <source>%1: the picture is written as PNG, so its name must end in .png</source>
        <translation>%1：图片会写成 PNG，文件名必须以 .png 结尾</translation>
    </message>
    <message>
        <source>%1 pixels do not fit this model: use a multiple of %2</source>
        <translation>这个模型不能用 %1 像素：请用 %2 的倍数</translation>
    </message>
    <message>
        <source>the preview engine leaves</source>
        <translation>预览引擎退出</translation>
    </message>
    <message>
        <source>out of memory while loading the base model: close other programs that use the card, and try again</source>
        <translation>加载底模时内存不足：请关闭其他占用显卡的程序，再试一次</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>like training</source>
        <translation>像训练图</translation>
    </message>
    <message>
        <source>like prompt</source>
        <translation>像提示词</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最接近</translation>
    </message>
    <message>
        <source>nearest picture</source>
        <translation>最接近的图片</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>reading the pictures</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>this run has neither checkpoints nor planned previews: there is nothing to score</source>
        <translation>这次训练既没有检查点，也没有计划的预览：没有可评分的内容</translation>
    </message>
    <message>
        <source>* step %1 has the lowest loss on held-back pictures: the best checkpoint</source>
        <translation>* 第 %1 步在留出图片上的损失最低：最佳检查点</translation>
    </message>
    <message>
        <source>there are no preview pictures to score: set preview_prompts and preview_every</source>
        <translation>没有可评分的预览图：请设置 preview_prompts 和 preview_every</translation>
    </message>
    <message>
        <source>! step %1: %2 comes close to a copy of %3 (likeness %4): it may be learned by heart; take an earlier step, or more pictures</source>
        <translation>! 第 %1 步：%2 几乎是 %3 的翻版（相似度 %4）：可能已死记硬背；请取更早的一步，或增加图片</translation>
    </message>
    <message>
        <source>loading the CLIP model</source>
        <translation>正在加载 CLIP 模型</translation>
    </message>
    <message>
        <source>the gradient became not a number in step %1; the adapter as it was after step %2 is kept as a checkpoint: lower learning_rate, or use bf16 or fp32 in place of fp16</source>
        <translation>梯度在第 %1 步变成了非数（NaN）；第 %2 步之后的适配器已存为检查点：请调低 learning_rate，或用 bf16 或 fp32 代替 fp16</translation>
    </message>
    <message>
        <source>the gradient became infinite in step %1; the adapter as it was after step %2 is kept as a checkpoint: lower learning_rate, or use bf16 or fp32 in place of fp16</source>
        <translation>梯度在第 %1 步变成了无穷大；第 %2 步之后的适配器已存为检查点：请调低 learning_rate，或用 bf16 或 fp32 代替 fp16</translation>
    </message>
    <message>
        <source>the loss became not a number in step %1; the adapter as it was after step %2 is kept as a checkpoint: lower learning_rate, or use bf16 or fp32 in place of fp16</source>
        <translation>损失在第 %1 步变成了非数（NaN）；第 %2 步之后的适配器已存为检查点：请调低 learning_rate，或用 bf16 或 fp32 代替 fp16</translation>
    </message>
    <message>
        <source>the loss became infinite in step %1; the adapter as it was after step %2 is kept as a checkpoint: lower learning_rate, or use bf16 or fp32 in place of fp16</source>
        <translation>损失在第 %1 步变成了无穷大；第 %2 步之后的适配器已存为检查点：请调低 learning_rate，或用 bf16 或 fp32 代替 fp16</translation>
    </message>
    <message>
        <source>log_dir %1 cannot be written (%2): choose another</source>
        <translation>log_dir %1 无法写入（%2）：请另选一个</translation>
    </message>
    <message>
        <source>stopped early after step %1: none of %2 validations gave a number; the LoRA of step %3, the best checkpoint, is the result</source>
        <translation>在第 %1 步后提前停止：%2 次验证都没有得出数值；结果取最佳检查点，即第 %3 步的 LoRA</translation>
    </message>
    <message>
        <source>stopped early after step %1: none of %2 validations gave a number; the LoRA of the last step is the result</source>
        <translation>在第 %1 步后提前停止：%2 次验证都没有得出数值；结果取最后一步的 LoRA</translation>
    </message>
    <message>
        <source>stopped early after step %1: the last %2 validations were no better than that of step %3 (%4); the LoRA of step %5, the best checkpoint, is the result</source>
        <translation>在第 %1 步后提前停止：最近 %2 次验证都没有好过第 %3 步（%4）；结果取最佳检查点，即第 %5 步的 LoRA</translation>
    </message>
    <message>
        <source>stopped early after step %1: the last %2 validations were no better than that of step %3 (%4); the LoRA of the last step is the result</source>
        <translation>在第 %1 步后提前停止：最近 %2 次验证都没有好过第 %3 步（%4）；结果取最后一步的 LoRA</translation>
    </message>
    <message>
        <source>; checkpoints that were saved are intact</source>
        <translation>；已保存的检查点完好</translation>
    </message>
    <message>
        <source> and go on with --resume</source>
        <translation>，然后用 --resume 继续</translation>
    </message>
    <message>
        <source>%1 holds no job: it has neither config.yaml nor job.json</source>
        <translation>%1 里没有任务：既没有 config.yaml，也没有 job.json</translation>
    </message>
    <message>
        <source>%1: %2: put it right (is the disk full?)%3</source>
        <translation>%1：%2：请解决（磁盘满了吗？）%3</translation>
    </message>
</context>
<context>
    <name>engine/adapters</name>
    <message>
        <source>%1 at %2</source>
        <translation>%2 处的 %1</translation>
    </message>
    <message>
        <source>%1: nothing is left to train in the %2; take out an exclusion</source>
        <translation>%1：%2 里没有可训练的部分了；请去掉一条排除规则</translation>
    </message>
    <message>
        <source>; it has %1</source>
        <translation>；它有 %1</translation>
    </message>
    <message>
        <source>%1: no layer of this base model that can be trained is called %2</source>
        <translation>%1：这个底模里没有叫 %2 的可训练层</translation>
    </message>
    <message>
        <source>%1: %2 is not a regular expression (%3)</source>
        <translation>%1：%2 不是正则表达式（%3）</translation>
    </message>
    <message>
        <source>lora_init loftq needs a base model that is held in 4 bits, and this version trains on none: use default or pissa</source>
        <translation>lora_init loftq 需要以 4 位保存的底模，而这个版本不用这种底模训练：请用 default 或 pissa</translation>
    </message>
    <message>
        <source>lora_init %1 goes with adapter_type lora alone, without max_norm and start_from: use default</source>
        <translation>lora_init %1 只能搭配 adapter_type lora，且不能有 max_norm 和 start_from：请用 default</translation>
    </message>
    <message>
        <source>rank_dropout does not go with DoRA, whose scale needs all ranks: use lora_dropout instead</source>
        <translation>rank_dropout 不能与 DoRA 同用，因为它的缩放需要全部的秩：请改用 lora_dropout</translation>
    </message>
    <message>
        <source>%1 and others cannot be trained (%2)</source>
        <translation>%1 等层无法训练（%2）</translation>
    </message>
    <message>
        <source>this LoRA changes the %1, and this model has none</source>
        <translation>这个 LoRA 会改动%1，而这个模型没有</translation>
    </message>
</context>
<context>
    <name>engine/caption</name>
    <message>
        <source>%1 has no tokenizer beside its preprocessor_config.json: download all of its files</source>
        <translation>%1 的 preprocessor_config.json 旁边没有分词器：请下载它的全部文件</translation>
    </message>
    <message>
        <source>%1 is a %2 model, which writes no captions of pictures: choose another</source>
        <translation>%1 是 %2 模型，不会写图片标注：请另选一个</translation>
    </message>
    <message>
        <source>%1 is Florence-2 in the form that needs code of its own: take florence-community/Florence-2-base or another of florence-community</source>
        <translation>%1 是需要自带代码的 Florence-2：请用 florence-community/Florence-2-base 或 florence-community 的其他模型</translation>
    </message>
    <message>
        <source>4 bit needs an NVIDIA card, and this would run on %1: turn four_bit off</source>
        <translation>4 位加载需要 NVIDIA 显卡，而这会在 %1 上运行：请关闭 four_bit</translation>
    </message>
    <message>
        <source>4 bit needs the package bitsandbytes: install it with  pip install bitsandbytes, or turn four_bit off</source>
        <translation>4 位加载需要 bitsandbytes 包：请用  pip install bitsandbytes 安装，或关闭 four_bit</translation>
    </message>
    <message>
        <source>%1 cannot be loaded as a captioner of transformers (%2)</source>
        <translation>%1 无法作为 transformers 的标注模型加载（%2）</translation>
    </message>
    <message>
        <source>%1 needs code of its own or a newer transformers, and such code is not run: choose another model</source>
        <translation>%1 需要自带的代码或更新的 transformers，而这类代码不会运行：请另选模型</translation>
    </message>
    <message>
        <source>%1 cannot be asked “%2” (%3)</source>
        <translation>无法向 %1 提问“%2”（%3）</translation>
    </message>
    <message>
        <source>%1: open_clip knows no CoCa of this size; put its %2 beside it and name the folder</source>
        <translation>%1：open_clip 没有这个大小的 CoCa；请把它的 %2 放在旁边，并指定该文件夹</translation>
    </message>
    <message>
        <source>%1 is no CoCa that open_clip knows; put its %2 beside it and name the folder</source>
        <translation>%1 不是 open_clip 认识的 CoCa；请把它的 %2 放在旁边，并指定该文件夹</translation>
    </message>
    <message>
        <source>%1 cannot be loaded as a CoCa model of open_clip (%2)</source>
        <translation>%1 无法作为 open_clip 的 CoCa 模型加载（%2）</translation>
    </message>
    <message>
        <source>its caption was changed meanwhile, so it is left alone</source>
        <translation>它的标注在此期间被改过，所以保持原样</translation>
    </message>
    <message>
        <source>%1 captions that were made lie in %2</source>
        <translation>已做好的 %1 条标注在 %2 里</translation>
    </message>
    <message>
        <source>%1: its caption cannot be written (%2)</source>
        <translation>%1：标注无法写入（%2）</translation>
    </message>
    <message>
        <source>%1 is read-only: name another --output</source>
        <translation>%1 是只读的：请另外指定 --output</translation>
    </message>
    <message>
        <source>the captions that were made are printed above</source>
        <translation>已做好的标注打印在上面</translation>
    </message>
    <message>
        <source>%1 is read-only: name a table elsewhere with --output, or allow writing there</source>
        <translation>%1 是只读的：请用 --output 把表格放到别处，或允许写入那里</translation>
    </message>
    <message>
        <source>%1: its caption cannot be written (%2): those before it are kept, and the same command goes on with the others</source>
        <translation>%1：标注无法写入（%2）：之前的都已保存，同一条命令会接着做其余的</translation>
    </message>
    <message>
        <source>downloading the model</source>
        <translation>正在下载模型</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>4 bit is for captioners of transformers, and this model is none: turn four_bit off</source>
        <translation>4 位加载适用于 transformers 的标注模型，而这个模型不是：请关闭 four_bit</translation>
    </message>
    <message>
        <source>%1 is not on this computer, and %2; a folder or file that is here works without the network</source>
        <translation>%1 不在这台电脑上，而且%2；已在本机的文件夹或文件不需要网络</translation>
    </message>
    <message>
        <source>the model failed (%1)</source>
        <translation>模型出错（%1）</translation>
    </message>
    <message>
        <source>%1 cannot be opened (%2)</source>
        <translation>%1 无法打开（%2）</translation>
    </message>
    <message>
        <source>out of memory with one picture at a time: take a smaller model, precision=fp16, four_bit=true on an NVIDIA card, or device cpu</source>
        <translation>一次只处理一张图片也内存不足：请用更小的模型、precision=fp16、NVIDIA 显卡上的 four_bit=true，或 device cpu</translation>
    </message>
    <message>
        <source>reading the phrases</source>
        <translation>正在读取短语</translation>
    </message>
    <message>
        <source>no subject of the phrases in %1 is left that %2 could be asked</source>
        <translation>%1 的短语里没有剩下可以向 %2 提问的主体</translation>
    </message>
    <message>
        <source>%1 knows %2 tags and its %3 has %4: download both from the same place</source>
        <translation>%1 有 %2 个标签，而它的 %3 有 %4 个：请从同一处下载这两个文件</translation>
    </message>
    <message>
        <source>%1 is not there: a tagger needs it beside its model, download that too</source>
        <translation>%1 不存在：打标模型旁边需要它，请一并下载</translation>
    </message>
    <message>
        <source>%1 holds no tags: download it again</source>
        <translation>%1 里没有标签：请重新下载</translation>
    </message>
    <message>
        <source>%1 holds no .onnx file: download the model.onnx of the tagger into it</source>
        <translation>%1 里没有 .onnx 文件：请把打标模型的 model.onnx 下载到里面</translation>
    </message>
    <message>
        <source>%1 gives %2 numbers a picture and its %3 has %4 tags: download both from the same place</source>
        <translation>%1 对每张图片给出 %2 个数，而它的 %3 有 %4 个标签：请从同一处下载这两个文件</translation>
    </message>
    <message>
        <source>%1 is no list of tags (columns tag_id, name, category, count): download it again</source>
        <translation>%1 不是标签列表（列为 tag_id, name, category, count）：请重新下载</translation>
    </message>
    <message>
        <source>no tag passed the threshold: lower it for more tags</source>
        <translation>没有标签超过阈值：调低阈值可得到更多标签</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>no picture is named: name pictures, or their folder</source>
        <translation>没有指定图片：请指定图片或它们的文件夹</translation>
    </message>
    <message>
        <source>%1 pictures got a caption.</source>
        <translation>%1 张图片得到了标注。</translation>
    </message>
    <message>
        <source>No picture needed a caption, or none got one.</source>
        <translation>没有图片需要标注，或都没有得到标注。</translation>
    </message>
    <message>
        <source>%1 pictures were passed over: the warnings say why.</source>
        <translation>跳过了 %1 张图片：原因见警告。</translation>
    </message>
    <message>
        <source>the work was stopped</source>
        <translation>工作已停止</translation>
    </message>
    <message>
        <source>passed over %1</source>
        <translation>跳过了 %1</translation>
    </message>
    <message>
        <source>%1: its caption %2, so it is left alone</source>
        <translation>%1：它的标注%2，所以保持原样</translation>
    </message>
    <message>
        <source>%1: the model had nothing to say</source>
        <translation>%1：模型没有写出内容</translation>
    </message>
    <message>
        <source>the model kept writing “%1”, which is forbidden: it was taken out</source>
        <translation>模型一直写出被禁止的“%1”：已将它去掉</translation>
    </message>
    <message>
        <source>the model wrote “%1”, which is forbidden, and was asked again</source>
        <translation>模型写出了被禁止的“%1”，已重新询问</translation>
    </message>
</context>
<context>
    <name>engine/data</name>
    <message>
        <source>no picture has a turn in an epoch: every concept has 0 repeats</source>
        <translation>一轮里没有任何图片：每个概念的重复次数都是 0</translation>
    </message>
</context>
<context>
    <name>engine/families</name>
    <message>
        <source>%1 is not a language model that this version can train: %2</source>
        <translation>%1 不是这个版本能训练的语言模型：%2</translation>
    </message>
    <message>
        <source>%1 &quot;%2&quot; does not exist: give a model folder or file, or &quot;starter&quot; for the built-in one</source>
        <translation>%1“%2”不存在：请指定模型文件夹或文件，或用 &quot;starter&quot; 表示内置模型</translation>
    </message>
    <message>
        <source>%1 is a language model: set task_type to text-generation and model_name_or_path to it</source>
        <translation>%1 是语言模型：请把 task_type 设为 text-generation，并把 model_name_or_path 设为它</translation>
    </message>
    <message>
        <source>%1 is %2, not %3: set family to auto</source>
        <translation>%1 是%2，不是%3：请把 family 设为 auto</translation>
    </message>
    <message>
        <source>%1 is not a base model that this version can train: %2</source>
        <translation>%1 不是这个版本能训练的底模：%2</translation>
    </message>
    <message>
        <source>base_model %1</source>
        <translation>base_model %1</translation>
    </message>
    <message>
        <source>model_name_or_path %1</source>
        <translation>model_name_or_path %1</translation>
    </message>
    <message>
        <source>%1 is of the architecture %2, which the installed transformers does not know; code that a model brings is never run: choose another model</source>
        <translation>%1 的架构是 %2，已安装的 transformers 不认识；模型自带的代码绝不会运行：请另选模型</translation>
    </message>
    <message>
        <source>%1 is not whole: %2 weights are missing (for example %3): download or copy it again</source>
        <translation>%1 不完整：缺少 %2 个权重（例如 %3）：请重新下载或复制</translation>
    </message>
    <message>
        <source>%1 cannot be loaded (%2)</source>
        <translation>%1 无法加载（%2）</translation>
    </message>
    <message>
        <source>the second text encoder has no projection</source>
        <translation>第二个文本编码器没有投影层</translation>
    </message>
</context>
<context>
    <name>engine/loading</name>
    <message>
        <source>%1 lacks %2 weights, for example %3</source>
        <translation>%1 缺少 %2 个权重，例如 %3</translation>
    </message>
    <message>
        <source>%1 has %2 weights that are not known, for example %3</source>
        <translation>%1 有 %2 个不认识的权重，例如 %3</translation>
    </message>
    <message>
        <source>%1 has a weight of another shape: %2 is %3 in place of %4</source>
        <translation>%1 有一个形状不同的权重：%2 是 %3，而应为 %4</translation>
    </message>
    <message>
        <source>the tokenizer has no vocabulary, or not that of the text encoder</source>
        <translation>分词器没有词表，或与文本编码器的词表不符</translation>
    </message>
    <message>
        <source>the model in</source>
        <translation>这里的模型：</translation>
    </message>
    <message>
        <source>the VAE in</source>
        <translation>这里的 VAE：</translation>
    </message>
    <message>
        <source>%1 %2 cannot be loaded (%3)</source>
        <translation>%1 %2 无法加载（%3）</translation>
    </message>
    <message>
        <source>%1 does not say what it predicts; judged by what it answers to pure noise, it is %2: set prediction_type if that is wrong</source>
        <translation>%1 没有说明它预测什么；从它对纯噪声的回应判断，是%2：如果不对，请设置 prediction_type</translation>
    </message>
    <message>
        <source>it holds no autoencoder of Stable Diffusion</source>
        <translation>里面没有 Stable Diffusion 的自编码器</translation>
    </message>
    <message>
        <source>the UNet&apos;s label embedding is too narrow for SDXL&apos;s six sizes</source>
        <translation>UNet 的标签嵌入太窄，放不下 SDXL 的六个尺寸</translation>
    </message>
    <message>
        <source>the UNet has %1 weights that are not known</source>
        <translation>UNet 有 %1 个不认识的权重</translation>
    </message>
    <message>
        <source>%1 holds no checkpoint</source>
        <translation>%1 里没有检查点</translation>
    </message>
    <message>
        <source>%1 is a pickle file that holds more than weights or is damaged: %2</source>
        <translation>%1 是 pickle 文件，里面不只有权重，或已损坏：%2</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>它不存在</translation>
    </message>
</context>
<context>
    <name>engine/masks</name>
    <message>
        <source>what is to be masked is not named: give a prompt such as face</source>
        <translation>没有说明要遮住什么：请给出提示词，例如 face</translation>
    </message>
    <message>
        <source>%1 cannot be loaded as a CLIPSeg model (%2): download it again</source>
        <translation>%1 无法作为 CLIPSeg 模型加载（%2）：请重新下载</translation>
    </message>
    <message>
        <source>no mask model at hand: put an ONNX model of rembg, for example u2net.onnx or isnet-general-use.onnx, into %1, or name its file as model</source>
        <translation>没有可用的蒙版模型：请把 rembg 的 ONNX 模型（例如 u2net.onnx 或 isnet-general-use.onnx）放进 %1，或把它的文件指定为 model</translation>
    </message>
    <message>
        <source>no CLIPSeg model at hand: put a folder with the files of CIDAS/clipseg-rd64-refined into %1, or name its folder as model</source>
        <translation>没有可用的 CLIPSeg 模型：请把含有 CIDAS/clipseg-rd64-refined 文件的文件夹放进 %1，或把它的文件夹指定为 model</translation>
    </message>
    <message>
        <source>%1: there is no such mask model: name an .onnx file, or put %2.onnx into %3</source>
        <translation>%1：没有这个蒙版模型：请指定一个 .onnx 文件，或把 %2.onnx 放进 %3</translation>
    </message>
    <message>
        <source>%1 is no CLIPSeg model: use CIDAS/clipseg-rd64-refined</source>
        <translation>%1 不是 CLIPSeg 模型：请用 CIDAS/clipseg-rd64-refined</translation>
    </message>
    <message>
        <source>%1 holds no .onnx file: download the ONNX file of the model into it</source>
        <translation>%1 里没有 .onnx 文件：请把模型的 ONNX 文件下载到里面</translation>
    </message>
    <message>
        <source>%1: there is no such CLIPSeg model: name its folder</source>
        <translation>%1：没有这个 CLIPSeg 模型：请指定它的文件夹</translation>
    </message>
    <message>
        <source>%1 is not on this computer, and %2; or put a folder with its files into %3</source>
        <translation>%1 不在这台电脑上，而且%2；也可以把含有它文件的文件夹放进 %3</translation>
    </message>
    <message>
        <source>%1 is no CLIPSeg model: its config.json names another kind, or is not there</source>
        <translation>%1 不是 CLIPSeg 模型：它的 config.json 写的是另一类，或不存在</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no way to make masks: use %2</source>
        <translation>“%1”不是做蒙版的方法：请用 %2</translation>
    </message>
    <message>
        <source>%1 tells %2 kinds of areas apart: use a model that gives one mask, like u2net</source>
        <translation>%1 区分 %2 类区域：请用只给出一个蒙版的模型，例如 u2net</translation>
    </message>
    <message>
        <source>%1 gives no mask of a picture: use a model of rembg, like u2net</source>
        <translation>%1 不会给出图片的蒙版：请用 rembg 的模型，例如 u2net</translation>
    </message>
    <message>
        <source>%1 of %2 pictures got a mask.</source>
        <translation>%2 张图片里有 %1 张得到了蒙版。</translation>
    </message>
    <message>
        <source>Masks that were there are kept; existing=replace makes them again.</source>
        <translation>已有的蒙版保持不变；existing=replace 会重新制作。</translation>
    </message>
    <message>
        <source>out of memory: choose a smaller model, such as u2netp, or device cpu</source>
        <translation>内存不足：请选更小的模型，例如 u2netp，或 device cpu</translation>
    </message>
    <message>
        <source>out of memory: choose a smaller model, such as u2netp, or close other programs</source>
        <translation>内存不足：请选更小的模型，例如 u2netp，或关闭其他程序</translation>
    </message>
</context>
<context>
    <name>engine/optim</name>
    <message>
        <source>%1 cannot be set up with these settings (%2): check optimizer_args</source>
        <translation>%1 无法用这些设置创建（%2）：请检查 optimizer_args</translation>
    </message>
    <message>
        <source>%1 needs bitsandbytes, which does not work on this computer: set optimizer to AdamW</source>
        <translation>%1 需要 bitsandbytes，而它在这台电脑上不能用：请把 optimizer 设为 AdamW</translation>
    </message>
</context>
<context>
    <name>engine/publish</name>
    <message>
        <source>this LoRA does not fit this base model: %1 of %2 modules are not in it (for example %3); choose the base model that it was trained on</source>
        <translation>这个 LoRA 与这个底模不匹配：%2 个模块里有 %1 个不在其中（例如 %3）；请选它训练时用的底模</translation>
    </message>
    <message>
        <source>the file&apos;s header entry %1 is damaged: it is not a mapping</source>
        <translation>文件头的条目 %1 已损坏：它不是映射</translation>
    </message>
    <message>
        <source>this is an adapter of the kind %1, which this version cannot load</source>
        <translation>这是 %1 类的适配器，这个版本无法加载</translation>
    </message>
    <message>
        <source>the file&apos;s header entry %1 is damaged: %2</source>
        <translation>文件头的条目 %1 已损坏：%2</translation>
    </message>
    <message>
        <source>diffusers loads LoRA and DoRA only: export this adapter for a WebUI or ComfyUI instead</source>
        <translation>diffusers 只能加载 LoRA 和 DoRA：请把这个适配器导出给 WebUI 或 ComfyUI</translation>
    </message>
    <message>
        <source>the adapter&apos;s config is damaged: %1</source>
        <translation>适配器的配置已损坏：%1</translation>
    </message>
    <message>
        <source>the adapter&apos;s config is damaged: %1 is not a pattern</source>
        <translation>适配器的配置已损坏：%1 不是模式</translation>
    </message>
    <message>
        <source>this version cannot read the key %1</source>
        <translation>这个版本无法读取键 %1</translation>
    </message>
    <message>
        <source>%1 cannot be the name of a LoRA file: use letters, digits, spaces, - and _</source>
        <translation>%1 不能作为 LoRA 文件的名称：请用字母、数字、空格、- 和 _</translation>
    </message>
    <message>
        <source>%1: this is a file; give a folder</source>
        <translation>%1：这是文件；请给出文件夹</translation>
    </message>
    <message>
        <source>%1 holds values that %2 cannot hold; the adapter is not written</source>
        <translation>%1 里有 %2 装不下的数值；没有写入适配器</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1：无法写入：%2</translation>
    </message>
    <message>
        <source>%1: no room on the disk; free %2 MiB or choose another folder</source>
        <translation>%1：磁盘空间不足；请腾出 %2 MiB，或另选文件夹</translation>
    </message>
    <message>
        <source>%1: LyCORIS finds no adapter for %2 in the written file; do not use it</source>
        <translation>%1：LyCORIS 在写好的文件里找不到 %2 的适配器；请不要使用它</translation>
    </message>
    <message>
        <source>the file holds values that are not finite numbers, for example in %1</source>
        <translation>文件里有不是有限数的值，例如 %1</translation>
    </message>
    <message>
        <source>the file is incomplete: %1 has no down weight</source>
        <translation>文件不完整：%1 没有 down 权重</translation>
    </message>
    <message>
        <source>the file is incomplete: %1 has no up weight</source>
        <translation>文件不完整：%1 没有 up 权重</translation>
    </message>
    <message>
        <source>this version cannot read the key %1.lokr_t1</source>
        <translation>这个版本无法读取键 %1.lokr_t1</translation>
    </message>
    <message>
        <source>this is an OFT adapter with a constraint, a rescale or butterfly blocks (%1), which cannot be loaded; plain OFT can</source>
        <translation>这是带约束、重缩放或蝶形分块的 OFT 适配器（%1），无法加载；普通的 OFT 可以</translation>
    </message>
    <message>
        <source>the file is incomplete: %1 has no %2</source>
        <translation>文件不完整：%1 没有 %2</translation>
    </message>
    <message>
        <source>this is a LoHa or LoKr adapter with a DoRA scale (%1), which this version cannot load</source>
        <translation>这是带 DoRA 缩放的 LoHa 或 LoKr 适配器（%1），这个版本无法加载</translation>
    </message>
    <message>
        <source>the file is damaged: %1 has weights of the sizes %2</source>
        <translation>文件已损坏：%1 的权重大小是 %2</translation>
    </message>
    <message>
        <source>the file is damaged: the parts of %1 do not fit together</source>
        <translation>文件已损坏：%1 的各部分对不上</translation>
    </message>
    <message>
        <source>this is a DoRA adapter of the older kind, which scales inputs (%1), and cannot be loaded; ask for one that scales outputs</source>
        <translation>这是旧式的、缩放输入的 DoRA 适配器（%1），无法加载；请改用缩放输出的</translation>
    </message>
    <message>
        <source>%1 is adapted by something else than a LoRA, which cannot be written to a file</source>
        <translation>%1 用的不是 LoRA，无法写入文件</translation>
    </message>
    <message>
        <source>%1 has a LoRA with a bias, which the file formats cannot hold</source>
        <translation>%1 的 LoRA 带有偏置，文件格式装不下</translation>
    </message>
    <message>
        <source>the adapter name %1 is already in use</source>
        <translation>适配器名称 %1 已被使用</translation>
    </message>
    <message>
        <source>this LoRA changes the %1, and none is loaded</source>
        <translation>这个 LoRA 会改动%1，而它没有加载</translation>
    </message>
    <message>
        <source>only a LoRA or DoRA of a language model can be written as a folder for PEFT</source>
        <translation>只有语言模型的 LoRA 或 DoRA 能写成 PEFT 文件夹</translation>
    </message>
    <message>
        <source>%1: the folder holds %2 .safetensors files, name the one to load</source>
        <translation>%1：文件夹里有 %2 个 .safetensors 文件，请指定要加载哪一个</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>this is not a LoRA file: it holds no named weights</source>
        <translation>这不是 LoRA 文件：里面没有带名称的权重</translation>
    </message>
    <message>
        <source>%1 beside it is not a mapping</source>
        <translation>它旁边的 %1 不是映射</translation>
    </message>
    <message>
        <source>the file is a pickle that holds more than weights, or is damaged; it is not opened, because a pickle can run programs; ask for a .safetensors file</source>
        <translation>这个文件是 pickle，里面不只有权重，或已损坏；不会打开它，因为 pickle 能运行程序；请换成 .safetensors 文件</translation>
    </message>
    <message>
        <source>%1 beside it cannot be read: %2</source>
        <translation>它旁边的 %1 无法读取：%2</translation>
    </message>
    <message>
        <source>the chat template of this model cannot be written as one of Ollama&apos;s: %1; export to gguf instead and use llama.cpp, which runs the model&apos;s own template</source>
        <translation>这个模型的对话模板无法写成 Ollama 的模板：%1；请改为导出成 gguf，用 llama.cpp 运行模型自己的模板</translation>
    </message>
    <message>
        <source>it writes the same turn in two ways</source>
        <translation>它用两种方式写同一轮对话</translation>
    </message>
    <message>
        <source>it moves the system prompt about</source>
        <translation>它会移动系统提示词</translation>
    </message>
    <message>
        <source>a conversation of %1 turns came out otherwise when it was tried</source>
        <translation>试用时，%1 轮的对话得出了不同的结果</translation>
    </message>
    <message>
        <source>it leaves out or repeats what is said</source>
        <translation>它会漏掉或重复所说的内容</translation>
    </message>
    <message>
        <source>it refuses an ordinary conversation (%1)</source>
        <translation>它拒绝普通的对话（%1）</translation>
    </message>
    <message>
        <source>GGUF adapters can be written for %1, and this base model is %2: export to peft or merged instead</source>
        <translation>GGUF 适配器支持 %1，而这个底模是 %2：请改为导出成 peft 或 merged</translation>
    </message>
    <message>
        <source>%1 holds values that %2 cannot hold: export with --dtype fp32</source>
        <translation>%1 里有 %2 装不下的数值：请用 --dtype fp32 导出</translation>
    </message>
    <message>
        <source>%1 does not hold what was written to it (%2): export again</source>
        <translation>%1 里的内容与写入的不一致（%2）：请重新导出</translation>
    </message>
    <message>
        <source>llama.cpp has no place for a LoRA on %1: export to peft or merged instead</source>
        <translation>llama.cpp 没有地方放 %1 上的 LoRA：请改为导出成 peft 或 merged</translation>
    </message>
    <message>
        <source>the adapter changes lm_head, which this base model shares with its embeddings, and llama.cpp cannot tell the two apart: export to peft or merged instead</source>
        <translation>这个适配器改动了 lm_head，而这个底模的 lm_head 与嵌入共用，llama.cpp 无法区分两者：请改为导出成 peft 或 merged</translation>
    </message>
    <message>
        <source>GGUF holds plain LoRA only, and this adapter is %1 (%2): export to merged instead</source>
        <translation>GGUF 只能保存普通 LoRA，而这个适配器是 %1（%2）：请改为导出成 merged</translation>
    </message>
    <message>
        <source>%1 cannot be read back (%2): export again</source>
        <translation>%1 写入后无法读回（%2）：请重新导出</translation>
    </message>
    <message>
        <source>%1 already exists; choose another name, or replace it with --overwrite</source>
        <translation>%1 已存在；请另取名称，或用 --overwrite 替换它</translation>
    </message>
    <message>
        <source>%1 holds other things than an export, and is not replaced; choose another name or folder</source>
        <translation>%1 里有导出结果以外的东西，不会被替换；请另取名称或另选文件夹</translation>
    </message>
    <message>
        <source>%1: it takes %2 and the disk has %3 left; make room or choose another folder</source>
        <translation>%1：需要 %2，而磁盘只剩 %3；请腾出空间或另选文件夹</translation>
    </message>
    <message>
        <source>%1: no room on the disk, and nothing was written; make room or choose another folder</source>
        <translation>%1：磁盘空间不足，没有写入任何内容；请腾出空间或另选文件夹</translation>
    </message>
    <message>
        <source>an OFT adapter of another kind than LyCORIS&apos;</source>
        <translation>不是 LyCORIS 那种的 OFT 适配器</translation>
    </message>
    <message>
        <source>an (IA)³ adapter</source>
        <translation>(IA)³ 适配器</translation>
    </message>
    <message>
        <source>a GLoRA adapter</source>
        <translation>GLoRA 适配器</translation>
    </message>
    <message>
        <source>a LoRA with token embeddings</source>
        <translation>带 token 嵌入的 LoRA</translation>
    </message>
    <message>
        <source>a LoRA with biases</source>
        <translation>带偏置的 LoRA</translation>
    </message>
    <message>
        <source>a full difference of weights</source>
        <translation>完整的权重差</translation>
    </message>
    <message>
        <source>a LoRA with whole layers beside it</source>
        <translation>旁边带有完整层的 LoRA</translation>
    </message>
    <message>
        <source>this is not a LoRA file: it has no LoRA weights (its first key is %1)</source>
        <translation>这不是 LoRA 文件：里面没有 LoRA 权重（第一个键是 %1）</translation>
    </message>
    <message>
        <source>this is not a LoRA file: it has no LoRA weights</source>
        <translation>这不是 LoRA 文件：里面没有 LoRA 权重</translation>
    </message>
    <message>
        <source>this is a whole model, not a LoRA; a model is given as the base model</source>
        <translation>这是完整的模型，不是 LoRA；模型要作为底模给出</translation>
    </message>
    <message>
        <source>this is a textual inversion embedding, not a LoRA</source>
        <translation>这是 textual inversion 嵌入，不是 LoRA</translation>
    </message>
    <message>
        <source>this is %1, which this version cannot load; it loads LoRA, LoCon, DoRA, LoHa, LoKr and OFT</source>
        <translation>这是%1，这个版本无法加载；能加载的有 LoRA、LoCon、DoRA、LoHa、LoKr 和 OFT</translation>
    </message>
    <message>
        <source>the pipeline for the check must not have an adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: diffusers draws another picture with the written file than the training does: they differ by %2 of 255 on average and %3 at most; do not use the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: LyCORIS draws another picture with the written file than the training does: they differ by %2 of 255 on average and %3 at most; do not use the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 leaves out %3 of %4 modules of the written file (for example %5); do not use the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the written file changes a layer that was not trained: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the written file does not hold what was trained: %2 differs by %3 of its size; do not use the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: LyCORIS cannot load the written file: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: diffusers cannot load the written file: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this LoRA does not fit this base model: %1 of %2 modules do not fit (for example %3); choose the base model that it was trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the sizes %2, the layer is %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine/tasks</name>
    <message>
        <source>%1 is left out: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scanning the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packing is off: %1 would let texts that share a row see each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adapter_type %1 is for pictures: a language model takes lora or dora</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lora_init %1 begins as a part of the weights, which base_quantization %2 holds in fewer bits: use default</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine/text_export</name>
    <message>
        <source>writing the adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LoRA for %1, made with LoRA Atelier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FROM may also name an Ollama model or a GGUF file of the same base model; do so where Ollama does not know how to read this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ollama puts %1 before the text, which the training did not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s own template writes today&apos;s date; here stands that of the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s own template cuts spaces around a message off, which Ollama keeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading the model, of which %1 will be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the merged model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the merged model, loaded back,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the merged model cannot be loaded back (%1): nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, loaded by PEFT,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer as the trained LoRA does (logits differ by %2, and by %3 without it): nothing was written; export again, with --dtype fp32 if it was another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at strength 0 there is only the base model left: export at a strength above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a DoRA cannot be written as an adapter of another strength than 1: export to merged, or at 1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine/texts</name>
    <message>
        <source>ask for a shorter answer, begin a new conversation, or close other programs that use the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a conversation is made of user and assistant in turn, and begins with user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no question: type one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens cannot be the longest answer: use 1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the conversation has %1 tokens, and %2 reads at most %3: begin a new one, or ask more briefly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 is out of range: use %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chat template of %1 does not take this conversation: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text has anything to learn from (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text has anything to learn from: every answer lies beyond max_seq_length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text has anything to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 texts are longer than %3 tokens: plain texts are trained in parts, conversations are cut; raise max_seq_length if the model and the memory allow it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 texts are left out: within %3 tokens they have no answer to learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: texts with %1 more problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base_quantization %1 needs an NVIDIA card and this run is on %2: set it to none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not say which model it belongs to: name it with --base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has neither a finished LoRA nor a checkpoint yet: train it further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trained on pictures: use the verb preview for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine/tools</name>
    <message>
        <source>%1: this holds no Stable Diffusion model: give a model folder or a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the tools read .safetensors files only: take that version of this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash of the weights is %1, as the header says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash of the weights is %1, NOT as the header says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A %1 for %2, %3 layout, %4, %5 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank %1, alpha %2; modules: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank %1; modules: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hash of the weights is %1; the header names none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tensors hold numbers that are not finite, for example %2: the file is broken and will give black or gray pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with %1, %2 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger word: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most frequent tags: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every update is zero: this LoRA changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changes by %2 of its weight: that is a lot, try a lower strength.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 modules fit %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not fit: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this LoRA is for a model family whose layers are not known here: name its base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has only %2 of the %3 layers of %4: the two models must be of one family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 hardly differ: there is nothing to extract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 acts on the base model&apos;s own weights, so it is no plain sum: merge it into a model and extract a LoRA from that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not hold what was written to it: check the disk and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 GB free, the model takes %3 GB: make room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written (%2): make room or choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extracted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the effect is lost, all layers together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank %1 became %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combined: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rank is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 became %2, %3 became %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The LoRA changes %1 layers, rank %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no tool: use %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file is named: name the LoRA to work on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>combining takes two LoRAs or more: name another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost: the ranks add up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rank of convolutions is from 0 to 1024, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the base model itself, which would be lost: choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these LoRAs are for different base models (%1): use LoRAs for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the base model is not named: name its file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rank is from 1 to 1024, and an error from 0 to just below 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 strengths are given for %2 LoRAs: give one for each, or one for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a strength is a number from -%1 to %2; 1 is the whole LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a LoRA as %1 in %2 cannot be written: use %3, and fp16, bf16 or fp32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file to write is not named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 layers changed; the file was read back and holds the sum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rank is a whole number and an error a share such as 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA Atelier %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has values too large for %2: write it as bf16 or fp32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this LoRA is for %2, which this version does not know: name its base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not written, for it would not be read back (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the written file does not hold what was meant (%2), so it is not kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>There is not enough memory. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a concept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the concept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each picture comes in an epoch. 1.5 gives half of them a second turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the loss of these pictures counts. 1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of the same kind of thing that are not the subject.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More settings of the concept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of captions and masks that are different here, parted by bars.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concept {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app takes what the device does best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption tables (*.csv *.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA files (*.safetensors *.sft *.pt *.bin)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.safetensors *.bin *.pt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.safetensors *.ckpt *.pt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file or folder; drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder; drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file; drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter (built in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tiny Llama that comes with the app: made for trying everything in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tiny model that comes with the app: made for trying everything in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path:strength; drop LoRA files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a LoRA file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Back to {value}, as the preset has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a config file: {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>health</name>
    <message>
        <source>{0} problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} hints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems: left out, or sure to spoil something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings: probably do harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hints: worth a look</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>The work broke off: its engine is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until another job leaves the device…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the base model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the preview picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merging the LoRA into the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the adapter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the file back and checking it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>{first} {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{phrase}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}: {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}; {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>Training begins: {pictures} pictures, {steps} steps on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training begins: {pictures} texts, {steps} steps on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is ready on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on held-back rows after step {step}: {loss}, perplexity {perplexity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on held-back rows before the first step: {loss}, perplexity {perplexity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on held-back pictures after step {step}: {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss on held-back pictures before the first step: {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview after step {step}, strength {strength}: {prompt}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked after step {step}, “{question}”: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoint saved after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preview was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished after {time}: {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed after {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device and precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is trained: a model that makes pictures, or one that writes. It decides which other settings count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a diffusion model that makes pictures from text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a language model that writes: Llama, Qwen, GLM, Mistral, Gemma, Phi and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that the LoRA is trained for: the .safetensors file that people download, or a folder in diffusers layout. &quot;starter&quot; stands for the embedded model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The architecture of the base model. It is recognised from the model&apos;s own files unless set here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recognise it from the model&apos;s files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable Diffusion 1.x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable Diffusion 2.x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable Diffusion XL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model was trained to predict. A wrong one gives grey or noisy samples: set it only when the model&apos;s page says other than what was recognised. Typical: auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the model&apos;s files say; an SD 2.x file that does not say it is asked what it answers to noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the noise, as SD 1.x, SD 2 base (512 pixels) and most SDXL models do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the velocity, as SD 2 at 768 pixels and the v-pred versions of SDXL models do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An autoencoder to use in place of the model&apos;s own: a .safetensors file or a folder. Give the one that the model&apos;s page recommends, or one for a checkpoint that has none. Typical: empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which layer of the text encoder is read, counted from its end as the WebUIs count: 1 is the last, 2 the one before it. Set 2 for anime models of the SD 1.x kind; SD 2.x and SDXL are made for 2. 0 = the model&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer captions are cut here. Above 75 they are read in parts of 75 tokens, as the WebUIs do; it takes memory. Raise it when captions are long. Typical: 75, or 225 for long descriptions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the text encoder reads at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>three parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRAs in the base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA files that are merged into the base model before training, one a line as path:strength. The new LoRA is learned on top of them, and needs them when it is used. Typical: empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language model that the LoRA is trained for: a folder as transformers has it, or a name on the hub of a model that was downloaded. Empty or &quot;starter&quot; stands for the embedded small one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts of more tokens are cut here, and packed texts fill this much. Long ones take much memory: look at the lengths of your texts and set no more than most of them need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base in fewer bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds the frozen model in fewer bits (QLoRA), so that a large one fits onto the card; training is slower and a little less exact. It needs an NVIDIA card and bitsandbytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in its own precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half the memory of bf16 for the base model, hardly a difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quarter (NF4), for a model that does not fit otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder with the pictures to learn from, each with its caption beside it; for a language model the folder or the file with the texts. Subfolders are read too. The word &quot;sample&quot; stands for the embedded sample data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A metadata.csv (filename,prompt) or metadata.jsonl (file_name,text) for pictures without a caption file. Tables of these names inside the picture folder are found without this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further picture folders, one a line, each with settings of its own: ./dogs | repeats=3 | weight=0.5 | trigger_word=rexdog. Repeats may be fractions; samples=200 gives so many turns an epoch instead. A folder inside another one here is trained with its own line only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance concepts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every concept gets as many turns an epoch as the one with the most, so that few pictures of one subject are not drowned by many of another. Usually on for several subjects, off for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of the same kind of thing that are not the subject, such as other dogs. They are shown in turn with the others so that the model keeps what it knows. Usual for persons and objects; not needed for styles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the loss of regularisation pictures counts against that of the others. 1 is usual; less lets the subject win.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the subject is one of, such as &quot;dog&quot;: the caption of regularisation pictures that have none. Empty = the name in a folder such as 1_dog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size at which pictures are trained: one number, or &quot;768x512&quot; (width x height). Several, such as &quot;512,768&quot;, train every picture at each of them in every epoch. 0 = the model&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures with a shorter side than this are skipped and named. 0 = the model family&apos;s minimum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rare word that calls what was learned. It is put in front of captions that lack it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture without caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens to a picture that has no caption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is trained with the trigger word alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is left out and named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is trained until it has a caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What transparent parts of a picture are filled with. In YAML it needs quotes, because # begins a comment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep aspect ratios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are trained in sizes of about equal area that fit their shape. Off: all are cropped to one shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aspect ratio step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sides of these sizes are multiples of this. 0 = the model&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most that one side may be longer than the other. Longer pictures are cropped to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not enlarge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture that is smaller than its size is trained at its own size, cut to the aspect ratio step. Use it for folders with small pictures, together with a lower smallest picture. Usually off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the time a picture is shown mirrored. Leave it off for text, logos and lopsided faces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop at random places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does not fit the shape is cut at changing places instead of evenly on both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vary colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures come with brightness, contrast, saturation and hue changed by up to this share. Helps where the light of all pictures is alike; leave it off for styles. 0.1 is usual, 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions of several lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the lines of a caption file are: one caption, or several from which one is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all lines together are the caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the first line counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each time one of the lines is drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wildcards in captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {red|blue|green} in a caption one is drawn each time; they may be nested. Off: braces are plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in front of every caption, such as &quot;photo of&quot;. Not shuffled and not dropped as a tag. Usually empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put behind every caption, such as &quot;, studio light&quot;. Not shuffled and not dropped as a tag. Usually empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands between the tags of a caption. A comma is usual; a semicolon where tags have commas in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tags of a caption come in a new order each time, so that none is learned for its place. For tags only: it tears sentences apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags that stay in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many tags at the start of a caption are neither shuffled nor dropped. 1 is usual, for the trigger word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark behind fixed tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags before this mark are neither shuffled nor dropped, whatever their number; a second one fixes the tags behind it too. &quot;|||&quot; is usual. Empty = none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each tag is left out with this chance, fixed ones never. It keeps a LoRA from needing all tags at once. 0.1 is usual, 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of times at which a picture is shown without its caption. It strengthens guidance: 0.05 to 0.1 is usual for styles, 0 for subjects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a picture is shown with when its caption is dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no words at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the trigger word alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where masks come from that say which part of a picture is learned: white counts, black does not. Use them for a subject on backgrounds that are all alike. A picture without a mask counts as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole picture counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from NAME-masklabel.png beside each picture, as OneTrainer writes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from a picture of the same name in the mask folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the picture&apos;s own transparency: what is transparent is not learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mask folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder with a mask for each picture, of the same name and in the same subfolders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight outside the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the part outside a mask counts at least. 0.1 is usual, so that the surroundings stay sensible; 0 = not at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep encoded pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoded pictures and captions are kept on disk, so that a second run starts at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where encoded pictures and captions are kept. Empty = a folder in the user&apos;s cache, shared by all runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form of the texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a row of the data is. It is recognised row by row from the names of the columns; set it only where that goes wrong, for example for files that hold a text and a conversation side by side. Typical: auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recognise it from the names of the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain text, in files of their own or in a column named text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a task, perhaps with an input, and its output (Alpaca)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conversations in turns (OpenAI, ShareGPT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a prompt and its completion, or a question and its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says what columns with names of their own hold, as theirs=ours: question=prompt, reply=completion. Ours are text, instruction, input, output, system, messages, prompt and completion. Usually empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands at the beginning of every conversation that has none of its own. Use the same one when you talk to the model later. Usually empty, or one or two sentences about the part that the model plays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a conversation is written for the model. The model&apos;s own is right whenever it has one. A base model without one is trained as plain prompt and answer unless another form is chosen. Typical: auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model&apos;s own; plain where it has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the turns one after the other with empty lines between them, without marks of roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ChatML, with &lt;|im_start|&gt; and &lt;|im_end|&gt;, as Qwen and many others have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of a conversation is learned. Answers alone keep the model from learning to ask questions. Plain texts are learned whole. Typical: answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the assistant&apos;s turns with their ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every token, also the questions and the marks of the template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack short texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts several short texts into one row up to the longest length, so that little is wasted on filling. No text sees another one. It is faster where texts are much shorter than the limit, and makes batches larger than their number says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches of like length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts texts of about the same length into a batch, which saves filling. Their order is still by chance. Usually on; without effect with packing or a batch size of 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NEFTune noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds noise to the embeddings while training, against learning by heart (Jain et al., 2023): often better answers from a few hundred examples. 5 is usual, 15 is much. 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA is read by every tool and is right unless you know better. DoRA often learns detail at small ranks and is slower. LoHa and LoKr suit styles and make small files; OFT changes least of what the model knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA: two small matrices a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DoRA: a LoRA with a length for each output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoHa: a product of two LoRAs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoKr: a Kronecker product, very small files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OFT: turns a layer&apos;s outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of the LoRA. More can hold more detail, takes more memory and learns by heart sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The LoRA acts with the strength alpha / rank. Equal to the rank, or half of it, is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides alpha by the root of the rank (rsLoRA), so that large ranks learn as fast as small ones. Worth a try from rank 64 on; take a smaller alpha then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a new LoRA begins as. PiSSA and OLoRA begin as the strongest part of each layer and learn faster at the start; their files have twice the rank. Leave it at default if in doubt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random, adds nothing at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random by a normal distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the principal part of the weights (PiSSA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an orthonormal part of the weights (OLoRA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for base models in 4 bits (LoftQ)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoKr factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into how many parts LoKr splits each layer. -1 = about the root of its size, which makes the smallest files; 8 or 16 hold more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split both halves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the smaller half of LoKr low-rank too. Smaller files still; rarely needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which layers of the image model learn. Attention is enough for most; with feed-forward, as kohya&apos;s scripts do, styles and detail come out stronger in a larger file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the attention layers alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention, feed-forward and projections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these and the time embeddings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>those that are named below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layers that get a LoRA, by the ends of their names, by blocks (down_blocks.1, IN04, layers.0), with * or as re: and a regular expression. In a language model all-linear means every linear layer but the last one, and the names set here at first stand for its own attention layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that stay as they are although they are chosen above; named in the same ways, for example attn1 or up_blocks.3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rank above 0 trains the convolutions too (LoCon), which helps with textures and styles. Half of the rank or less is usual; 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alpha of the convolutions. 0 = equal to their rank; half of the rank, or 1, is usual too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ranks by block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ranks for some blocks, such as mid_block=16, down_blocks.1=4 or OUT03=0; alpha follows. 0 leaves a block out. Later entries win.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rates by block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other learning rates for some blocks, such as up_blocks.*.attn2=5e-5 or IN08=1e-5. 0 freezes a block. Later entries win.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the LoRA&apos;s inputs that is left out at random in each step, against learning by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of a LoRA&apos;s ranks that is left out at random in each step, against learning by heart. Typical: 0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a whole layer&apos;s LoRA is left out of a step, against learning by heart. 0.1 is typical.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scales a layer&apos;s LoRA down when it grows beyond this norm, which keeps a LoRA from burning in and makes it mix well with others. 1 is typical; 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LoRA file to go on from, of this app, kohya&apos;s scripts or diffusers, for the same base model. Layers, rank and alpha are then the file&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text encoder learns too. It helps with new words and forgets old ones sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text encoder learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate of the text encoder. 0 = the same as for the image model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which layers of the text encoders learn. With feed-forward is what kohya&apos;s scripts do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attention and feed-forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained text layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layers of the text encoder that get a LoRA, by the ends of their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text encoder rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rank in the text encoders. 0 = the same as in the image model; half of it is often enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text encoder alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alpha in the text encoders. 0 = the same share of the rank as in the image model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second text encoder too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SDXL has two text encoders. Off trains the first one alone, which is gentler; other models have only one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second text encoder&apos;s rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate of SDXL&apos;s second text encoder. 0 = the same as for the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second text encoder&apos;s rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rank in SDXL&apos;s second text encoder. 0 = the same as in the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second text encoder&apos;s alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alpha in SDXL&apos;s second text encoder. 0 = as in the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures or texts looked at together. More is steadier and takes more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each picture or text is looked at, its repeats not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training ends after so many steps, whatever the epochs say. 0 = by epochs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many batches are added up for one step: the effect of a larger batch without its memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number from which all chance in the run is drawn: the same seed gives the same run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each step goes. Too high destroys what the model knows, too low learns nothing. 1e-4 is usual; Prodigy and D-adaptation find it themselves and take 1, also where this is left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a step is made from the gradients. AdamW is right unless memory is short (an 8-bit one) or the learning rate is not to be guessed (Prodigy). Any other name of the pytorch_optimizer collection can be typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adaptive steps with weight decay, the usual choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW with a quarter of the memory for its state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW that moves its state to the main memory when the card is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both: 8 bits, and moved away when the card is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the direction of a step counts: take a third of AdamW&apos;s learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lion with a quarter of the memory for its state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hardly any memory for its state; steady, a little slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finds the learning rate by itself: leave it at 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prodigy that needs neither a rate nor a schedule: leave both alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW that averages its steps instead of a falling rate: set the schedule to constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finds the learning rate by itself, the older way: leave it at 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as sparing as Adafactor, and closer to AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW with a long memory: learns on from early pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdEMAMix with a quarter of the memory for its state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orthogonal steps for the LoRA&apos;s matrices, AdamW for the rest: take about 20 × AdamW&apos;s learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain steps with momentum: only for those who know why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further arguments of the optimizer, one name=value a line: d_coef=0.8 for Prodigy, betas=0.9, 0.99 for most. Leave it empty unless you follow a recipe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls the weights of the LoRA towards zero, against learning by heart. 0.01 is usual, 0.1 is much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA+ ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The up matrices learn so many times as fast as the down matrices, which can reach the same in fewer steps: 4 to 16 with a lower learning rate. It counts for LoRA and DoRA. 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes over the run. Cosine suits most; constant goes with Prodigy and schedule-free optimizers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls slowly, then fast, then slowly to zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls evenly to zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cosine that begins again several times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a cosine that ends at the lowest rate, a tenth unless it is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls along a power of what is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls with the root of the steps, never to zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays, and falls in the last fifth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls in steps at given places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays high for long and falls fast at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halves when the training loss has not fallen for some steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls when the training loss rises and rises again when it falls, up to the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same as cosine_with_min_lr: the warm-up counts for every schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same as constant: the warm-up counts for every schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adafactor sets the rate by itself from the size of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning rate rises from zero over so many steps, which calms the beginning: 5 to 10 % of a long run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as a share of the run, whatever its length: 0.05 is usual. It counts where no steps are set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many waves the cosine with restarts has: 2 to 4 if you want several good places to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a falling schedule ends, as a share of the learning rate: 0.1 keeps the last epochs learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power of the polynomial schedule: 1 falls evenly, 2 falls early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places of the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a schedule in steps: from which share of the run on which share of the rate counts, such as 0.5=0.3, 0.8=0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many steps a schedule that follows the loss waits before it changes the rate. The loss of single steps says little, so fewer than 50 are rarely wise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients longer than this are shortened to it, so that one odd example cannot do harm. 1 is usual. 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the distance between what the model says and what it should say is measured. Huber forgives pictures that do not belong, at the price of some detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squared distance, the usual choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain distance: outliers count less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squared where small, plain where large, with a smooth way between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as Huber, in the size of the plain distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squared up to about 1, plain beyond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Huber threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distance beyond which an error counts as large. Lower it if the dataset has damaged or odd pictures; 0.1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Huber schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the threshold depends on the noise level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 at clean levels, falling with the signal-to-noise ratio to the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>falls evenly on a logarithmic scale, from 1 to the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same at all levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss weighting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much each noise level counts. A choice of debiased or P2 stands above min-SNR gamma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all alike, or by min-SNR gamma where that is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min-SNR: easy levels are weighed down; gamma is 5 where none is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noisy levels are weighed up, clean ones down; finer than min-SNR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clean levels are weighed down, so that the shape of things is learned first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min-SNR gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighs easy noise levels down, so that training is steadier; 5 is usual. 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P2 gamma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly P2 weighs clean levels down; 0.5 or 1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P2 k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to about this signal-to-noise ratio P2 leaves a level its weight; 1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifts the noise as a whole, so that very dark and very bright pictures are learned; 0.05 is usual. 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random noise offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes another offset for each picture, from none to the one set. Use it if all pictures become dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pyramid noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds coarser noise of so many sizes: as noise offset, for patches of light and shade. 6 is usual, 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pyramid noise discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much weaker each coarser noise is than the one before; 0.3 is usual, up to 0.8 for short trainings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input perturbation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds noise that the model is not told of, so that it copes with its own mistakes. 0.1 is usual, 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero terminal SNR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the noisiest level hold nothing of the picture, so that fully dark and bright pictures can be made. Only for models with v-prediction; programs that use the LoRA must have the same setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest timestep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleaner noise levels than this are not trained. Raise it to learn composition and leave detail alone; 0 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest timestep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noisier levels than this are not trained. Lower it to learn detail and leave composition alone; 999 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestep distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each noise level is trained. Prefer noisy levels to learn shapes, clean ones to learn texture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all alike, the usual choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bell in the middle that bias and scale move and widen (logit-normal)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bell or a slope by two numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mostly noisy levels: shapes and composition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mostly clean levels: texture and detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a flat hill in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestep bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the bell: above 0 to noisy levels, below 0 to clean ones. -1 to 1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestep scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The width of the bell: 0.5 is narrow, 1 usual, above 1.7 it becomes a valley.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestep alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The more, the rarer are clean levels: 2 and 2 make a round hill, 1 and 1 all alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timestep beta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The more, the rarer are noisy levels: 2 and 2 make a round hill, 1 and 1 all alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks of equal weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets a picture with a small mask count as much as one with a large mask. Use it if subjects differ in size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is outside the mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the mask the model is held to what it made before the training. Takes a third more time; 1 is usual, 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average of weights (EMA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps a running average of the LoRA, which is steadier than its last step, and makes it the result. Use it for long trainings with a high learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EMA decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the average stays at each step: 0.999 looks back on about 1000 steps, 0.99 on 100. Early on it is less by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EMA interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The average is taken after every so many steps. More is faster; 1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss on held-back pictures or texts is measured each time so many steps are done, always in the same way. It says which step is best; the loss of training does not. A tenth of the run is usual. 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This share of the pictures or texts is not trained, at least one of them: the validation is measured on them. 0.1 is usual; with fewer than 15 of them a separate folder is better. Not used when a folder is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures with captions, or texts, that the validation is measured on, in place of a share of those that are trained. They should be of the same kind and not be among the trained ones. Empty = hold back a share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noises a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With how many different noises each held-back picture is measured, at every noise level. More make the curve steadier and take as much longer. 1 is usual; 4 for fewer than five pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training ends when so many validations in a row were no better than the best one. 5 is usual; a low number may end it too soon, since the curve wavers. 0 = train to the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the best checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint is saved whenever a validation is the best so far, and stays when older ones are removed. A training that stops early gives the LoRA of this checkpoint. Usually on; off saves disk space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CLIP model on this computer (a file or a folder of open_clip) that scores the previews of checkpoints. Empty = the one in the folder models/clip of the app&apos;s own data, if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half floats (fp16)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halves the memory on older NVIDIA cards. With fp16 and bf16 both unset the best format of the device is taken; both off means 32 bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brain floats (bf16)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halves the memory on newer cards and is steadier than fp16. With fp16 and bf16 both unset the frozen weights are bf16 and the LoRA 32 bits, where the device can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to train: auto, cpu, cuda, cuda:1 (the second card) or mps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save memory by computing twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes much less memory and about a third more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encode everything first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and captions are encoded before the image model comes onto the card, so that it and the encoders are never there together. Turn it on where memory is short, as for SDXL on 6 or 8 GB. It saves nothing where captions or crops change each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that the run makes and fills.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the finished file, without ending. Empty = the name of the run folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A checkpoint is saved each time so many steps are done. 0 = only at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older checkpoints than so many are deleted. 0 = all are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TensorBoard folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where TensorBoard&apos;s files go. Empty = a folder named tensorboard in the run folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to make pictures of while training, one prompt a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is asked at each checkpoint, one question a line, so that its answers can be compared over time. Take some that the texts do not answer word for word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previews are made each time so many steps are done. 0 = off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers to test questions end here at the latest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature of answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 = always the likeliest word, so that only what was learned makes the difference; 0.7 is lively.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same picture or answer, so that only what was learned makes the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denoising steps of a preview. More takes longer and looks finer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How closely a preview follows its prompt. 1 = no guidance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a preview should not show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions by model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model that looks at the pictures: starter-clip (comes with the app), a folder or file on this computer, or a name on the Hugging Face hub such as Salesforce/blip-image-captioning-large, which is downloaded first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of a caption that is already there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only pictures without a caption get one; the others are not looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new caption takes the place of the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new stands behind the old caption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new stands before the old caption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is asked. {tags}, {name}, {folder} and {caption} stand for the picture&apos;s tags, file name, folder and present caption. Empty = the model&apos;s usual question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word that calls what is trained. With “trigger word first” it begins every caption that is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger word first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every caption that is made begins with the trigger word, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must-have words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words or phrases that every caption needs, parted by commas. What the model leaves out is added at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbidden words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words or phrases that no caption may have, parted by commas. The model is kept from writing them; a tag of these words is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model stops after so many tokens, about three quarters as many words. 75 is what most base models read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model goes on until it wrote so many tokens. 0 = it ends when it likes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How freely the model chooses its words. 0 = always the likeliest word; 0.7 gives variety; above 1 it invents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a temperature, words are drawn from the likeliest that together have this share. 1 = from all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many sentences are followed side by side to find the likeliest whole one. 1 is fastest; 3 to 6 make short captions a little better and take as many times longer. Counts at temperature 0 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above 1 a word that was written is less likely to come again. 1 = off; 1.1 helps models that go in circles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where chance begins when the temperature is not 0. The same seed gives the same captions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag, or a phrase that is no subject, is written when the model is at least this sure. Lower gives more, and more wrong ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Character threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taggers: a character&apos;s name is written when the model is at least this sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taggers: at most so many tags a picture, the surest ones. 0 = as many as pass the thresholds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taggers: names of characters stand before the general tags, however sure the model is of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep underscores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taggers: on writes red_hair, off writes red hair, as most base models read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taggers: the tag that rates the picture (general, sensitive …) is written too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags to leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taggers: tags that are never written, parted by commas; * stands for anything, as in *background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP: the language of the phrases that captions are put together from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most phrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP: how many phrases a caption has at most, the subject included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phrases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrases of a kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP: how many subjects, media, styles, colours … each at most. The second one, too, must pass the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More are faster on a graphics card and need more memory. When memory runs out, the batch is halved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the model&apos;s numbers are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bfloat16 or float16 on a graphics card, float32 on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact, and twice the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the memory; for newer cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the memory; for older cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loads the model with 4 bits a number, so that large ones fit on a small card. Needs an NVIDIA card and the package bitsandbytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How captions of this dataset are read and put together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions are sentences; a comma is only a comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions are tags between separators; none is written twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line is tags, the lines below are sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands between two tags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks that are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of a mask that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures that have a mask are not looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new mask takes the place of the old one, which is kept aside and can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What CLIPSeg looks for, in English: “face”, “dress”. Several things are parted by commas; what is any of them is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colour that is not learned, such as #ffffff, or border: the most common colour of each picture&apos;s border.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a colour may differ from the background colour in red, green or blue and still be background. Pictures saved as JPEG need 16 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the border only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what reaches the border is background, so a white eye on a white ground stays. Off: the colour counts wherever it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure the model must be of a pixel, or how opaque it must be. Lower takes in more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure CLIPSeg must be of a pixel. It is rarely very sure: 0.2 to 0.4 suits most prompts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes of pixels that are neither quite in nor quite out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every pixel is learned or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In between as sure as the model is; the threshold is the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Islands and holes of fewer pixels go. 0 = all stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widens the mask by so many pixels on every side; a number below 0 shrinks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widen thin parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training sees a mask at an eighth of the size. Parts thinner than 8 pixels are widened, so that they count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolution that is trained at, from which it follows what is thin in a larger picture. 0 = pictures are trained at their own size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the edge a soft one, about so many pixels to each side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would be learned is left out, and the rest is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of what is outside is learned all the same: 0 = nothing, 0.1 = a tenth. This is written into the mask; the training&apos;s own mask_floor counts beside it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>Size and shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind and size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers and blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout and limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate and optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timesteps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average of weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phases</name>
    <message>
        <source>Loading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering a preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring what is held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for another job to leave the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Art style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns how pictures are drawn, from pictures of different things in one style.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Niche terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaches exact names, terms and labels of a field from a few hundred questions and answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaches how a company answers its customers, from conversations of several turns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person in photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns a real person from 15 or more photographs in different light and clothes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Character or person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns one face or figure, from 50 or more pictures from many sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style of writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaches a tone or an author&apos;s way of writing from texts or answers in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low memory (4 bits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains models of 7 or 8 billion parameters on NVIDIA cards with 8 to 12 GB, a little slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns one thing or product, so that it can be placed in any scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learns what pictures have in common, such as a pose, an effect or a kind of scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small dataset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gets the most out of fewer than 15 pictures without learning them by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains on graphics cards with less than 8 GB, a little slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows in a few minutes whether your pictures and captions work, before a long run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo-text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How pictures are drawn, whatever they show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an art style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person or character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One face or figure, again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person or character</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing or product, in any scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A garment or outfit, worn by anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A room, building or landscape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pose, an effect, an idea.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pose, an effect or an idea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable Diffusion 1.x is small and takes the preset&apos;s learning rate as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its pictures keep to a middle brightness, so a noise offset of 0.05 lets the style be dark or bright.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable Diffusion 2.x comes in two sizes, 512 and 768 pixels, so the pictures are trained at the model&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its velocity prediction gives larger steps at high noise, so the learning rate is a quarter lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SDXL draws at 1024 pixels and draws badly at fewer, so the pictures are trained at its own size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SDXL has three times the weights and is moved further by each step, so the learning rate is 0.0001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SDXL was itself trained with a noise offset of 0.0357, so a style takes the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some things are computed twice in place of being kept, which saves most of the memory for a third more time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and captions are encoded before the image model comes onto the card, so the encoders need no room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One picture at a time, and several added up for a step, has the effect of a batch without its memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer keeps its state in 8 bits, a quarter of the memory, and learns as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rank of 8 keeps the LoRA and all that goes with it small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of 768 pixels hold half as much memory as those of 1024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of 512 pixels are the least at which the model still draws whole things; expect coarser detail.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>{path} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be moved to the trash. Delete it in its folder instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without: {negative}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training {run}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base model alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} at {strength:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed {seed}, {steps} steps, guidance {guidance:g}, {width}×{height}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project</name>
    <message>
        <source>a model of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You want to train %1, and the preset &quot;%2&quot; comes nearest to that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You want to train %1, and the preset &quot;%2&quot; is made for that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a graphics card small pictures are the only quick ones: %1×%2. Even so, expect this to be slow, and the result to be a first impression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person or character is learned best from %1 or more pictures: if you can, add some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures yet: the advice gets better when they are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have %1, so the preset for small datasets is chosen: much dropout, so that they are not learned by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So that it fits into the memory of %1, some things are computed twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have %1, too few for batches of %2: they get batches of %3 and more steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have %1, so each is looked at %2 instead of %3, so that enough is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have %1, so each is looked at %2 instead of %3, which is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have %1, so the dropout is %2, against learning them by heart, and each picture makes a step of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has only %1 steps, so it saves every %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no graphics card that can train, so the fast trial is chosen: a long run of a large model would take days here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has less than 8 GB of memory, so the preset for low memory is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has plenty of memory, so %2 pictures are looked at together, which is steadier; the learning rate grows with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resolution %1x%2 is smaller than bucket_step %3: lower bucket_step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be deleted (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2 must be true or false, not &quot;%3&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a concept begins with its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: repeats and samples exclude each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: samples must be a whole number, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2 must be a number from 0 to %3, not &quot;%4&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: a concept has no setting &quot;%2&quot;; it has repeats, samples, weight, %3 and options of captions and masks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2 stands there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: write %2 as %3=value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 to %3 (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: options stand side by side, without sections around them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; did you mean &quot;%1&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; docs/configuration.md lists the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be %2, not %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without anything nested in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of at least %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: train_data_dir is missing: name the folder or file of texts, or &quot;sample&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: train_data_dir is missing: name the folder of pictures, or &quot;sample&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: output_dir is missing: name the folder that the run shall make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set %1: write it as key=value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set %1: unknown key &quot;%2&quot;; did you mean &quot;%3&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--set %1: unknown key &quot;%2&quot;; use %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the config cannot be written (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no effect: it belongs to the task %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1unknown key &quot;%2&quot;%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no effect: it applies only when %2 is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA Atelier crash report, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was sent to nobody. If you want help, read it and send it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run trained a language model, which is exported to %1, not to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run trained a model that makes pictures, which is exported to %1, not to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kohya&apos;s scripts, or a tool that writes as they do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; it looks like a whole model, which is given as the base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; it looks like a textual inversion embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (its first tensor is %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this is not a LoRA file: it has no LoRA weights%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this is a pickle, which has no header to look into: convert it to .safetensors first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the folder holds %2 .safetensors files, name the one that is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the folder holds no LoRA file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no config</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no optimizer that can be used here; did you mean %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no optimizer that can be used here: AdamW is the usual one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 numbers such as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text such as &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no argument: write it as name=value, for example weight_decouple=true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no argument %2: did you mean %3?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no argument %2: it has %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 must be %3, not %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be %1, not &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged or not a safetensors file; download or copy it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the file is cut off: it has %2 of %3 bytes; download or copy it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise levels %1 to %2 are trained, evenly; %3 of all draws are in the noisier half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise levels %1 to %2 are trained, most often between %3 and %4; %5 of all draws are in the noisier half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise levels %1 to %2 are trained, most often between  and %3; %4 of all draws are in the noisier half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All loss weightings give the noisiest level of zero terminal SNR no weight, so that it is not learned: set loss_weighting to none and min_snr_gamma to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A loss weighting and a timestep distribution both decide how much each noise level counts: use one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debiased and P2 weights were derived for squared errors: set loss_type to l2, or loss_weighting to none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of an update file: it must begin with https:// or file:///</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the update file names no version: it must hold {&quot;version&quot;: &quot;1.2.3&quot;, &quot;notes&quot;: …, &quot;page&quot;: …}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the update file %1 is larger than %2 KB, so it is no update file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the update file is no JSON (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it leads to %1, which is not https</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the update file %1 cannot be had: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validate_every needs %1s: set validation_share (0.1 is usual), or name a validation_dir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one %1 cannot be trained and held back: name a validation_dir, or set validate_every=0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a config is a list of `key: value` lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this is no config (larger than 1 MiB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must be one value or a plain list of values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a key must be a plain word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; stands here again, first in line %4: keep one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3 is empty, because # begins a comment: put the value in quotes, &quot;#...&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such config file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the config cannot be read (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the config is not UTF-8 text: save it as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/captioning</name>
    <message>
        <source>Comes with the app and needs no download: short captions of simple subjects, good for a first try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts captions together from a list of phrases that you can edit: subject, medium, light, colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in small: fast on a processor, a little less sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes one short plain sentence a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WD EVA02-Large tagger v3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most exact tagger for drawings and anime, with names of characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WD ViT tagger v3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tagger for drawings and anime that is fast on a processor too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WD SwinV2 tagger v3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tagger for drawings and anime between the two others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short sentences, fast, runs nearly everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short sentences that are more exact; needs a card with 8 GB, or 4 bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole paragraph a picture at little cost; the best choice for a small card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same in small, also for a processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does what the prompt asks, in many languages; needs a card with 10 GB, or 4 bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detailed captions that follow the prompt closely; needs a card with 20 GB, or 4 bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no model: a folder, or a file .safetensors, .pt, .bin or .onnx is looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no model that writes captions: an open_clip model, a tagger or one of transformers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no model of open_clip: name its folder if it is of transformers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such model: name a folder, a file, or a model on the hub as owner/name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a base model that draws pictures, it cannot describe them: choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its config.json names no model_type: it is no model of transformers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lacks preprocessor_config.json, which says how pictures are given to it: download it too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a description of a %2 model but no weights: download its .safetensors too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a tagger needs its %2 in the same folder: download that too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the tags of a tagger but not its model.onnx: download that too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: download it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min_new_tokens is more than max_new_tokens: lower it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trigger_word: tags are parted by %1 and a word cannot have it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no phrases in the language &quot;%1&quot;: take one of %2; did you mean &quot;%3&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no phrases in the language &quot;%1&quot;: take one of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no phrases are left for captions in %1: %2 replaces all and adds none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a template needs {} where the phrase stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: replace: &quot;%2&quot; is no category: write yes, or some of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this is no list of phrases (larger than %2 MiB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: categories with lists are expected, as in `subject: [cat, dog]`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a phrase must be one line of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a phrase is missing beside the =: write `what is asked = what the caption says`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a phrase may have %2 characters, this one has %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the phrases cannot be read (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the phrases are not UTF-8 text: save the file as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: not readable as YAML (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not readable as YAML (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3 needs a list of phrases, each behind a -</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a category is written as [subject]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a category such as [subject] must stand above the first phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no category: take one of %4; did you mean &quot;%5&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no category: take one of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: captions are written as a table .csv, such as metadata.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has rows with more columns than its first line: name another --output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: name another --output, or put it right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not readable as CSV (%2): name another --output, or put it right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/dataset</name>
    <message>
        <source>each line must be like {&quot;file_name&quot;: &quot;cat.png&quot;, &quot;text&quot;: &quot;a cat&quot;}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its first line must be &quot;filename,prompt&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no file, only called like one: remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large for text (%2 MB): remove or rename it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such metadata file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no caption found in it; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 pictures are named more than once; the first caption counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 lines are passed over (line %3); %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: save it as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be used; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not readable as CSV (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train_data_dir is missing: name the folder with your pictures, or &quot;sample&quot; for the built-in ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds regularisation pictures only: name a train_data_dir to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the braces of its wildcards do not pair up: write {one|two}, or turn them off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the caption of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files are not supported: save it as PNG or JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder&apos;s name asks for 0 repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such picture folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 pictures have no mask and count as a whole: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask_source is &quot;folder&quot;: name the folder of the masks as mask_dir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such mask folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is all black: nothing of the picture is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1x%2, another shape than the picture&apos;s %3x%4: it is stretched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mask of %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1 million</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends too early: it is damaged or was not copied whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be read (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1x%2 are more pixels than is safe to open (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more pixels than is safe to open (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged, or not a picture of a known kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large to open safely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of an unsupported format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with an unreadable caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in folders with 0 repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: none of its %2 pictures can be used (%3): the minimum is %4x%5, see min_size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2: no caption; write one beside each as NAME.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1x%2 is smaller than the minimum %3x%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trigger word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a folder: name the folder that holds the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty: put PNG, JPEG or WebP files there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no pictures: put PNG, JPEG or WebP files there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have neither caption nor trigger word and are trained without text: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its caption %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have no caption and are trained with the trigger word or folder name: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder &quot;%1&quot; is not read as %2 repeats: at most %3 are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names %2 pictures that are not there: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: it is not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder: rename it, so that the caption can have this name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/estimate</name>
    <message>
        <source>1 step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 looked at %2 times each will be learned by heart, and every picture will look like them: set the epochs to %3 or fewer, or add more pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 looked at %2 times each will be learned by heart, and every picture will look like them: set the epochs to %3 or fewer, set the dropout to 0.2, or add more pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 at a learning rate of %2 little will show: try a learning rate of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 at a learning rate of %2 little will show: set the epochs to %3 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 at a learning rate of %2 little will show: add more pictures, or make the batch smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.0001 to 0.0004</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run needs about %1 and the disk has %2 free: make room, or keep fewer checkpoints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 of memory, and this run may need about %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are very few: with %2 or more different ones the LoRA will be able to make new pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is very few: with %2 or more different ones the LoRA will be able to make new pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch of %1 never comes together from %2: set the batch size to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A learning rate of %1 with alpha %2 and rank %3 may break the pictures: try %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha %1 with rank %2 makes the LoRA act at %3 times its strength: set alpha to %4, unless you mean it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture has a caption and there is no trigger word, so no word calls the LoRA: set a trigger word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has %1 and saves every %2, so a power cut would lose all of it: set it to %3 to be safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are preview prompts but no previews: set preview every to %1 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model draws at %1×%2: %3×%4 will be slow and look no better. Set the resolution to 0 for the model&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warm-up of %1 steps takes most of the run&apos;s %2: set it to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk will be almost full: only about %1 stay free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run will take %1: fewer epochs or a smaller resolution make it shorter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of %1×%2 are slow to train without a graphics card. This run will take %3. Set the resolution to 256, or try the starter model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of %1×%2 are slow to train without a graphics card. Set the resolution to 256, or try the starter model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn on &quot;save memory by computing twice&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person or character is learned best from %1 or more pictures, and there are %2: add some from other sides, in other light, with other expressions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A learning rate of %1 is so low that little will be learned: try %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without a caption are trained without a word: write one, or set a trigger word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previews are asked for but there is no preview prompt: write one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set a smaller batch or resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first preview would come after %1 steps, and the run has only %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measured on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a guess for this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set a smaller batch or a shorter longest text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 texts are longer than %3 tokens and lose something: raise the longest text, or shorten them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 texts are very few: a few hundred teach terms and tone well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each text is read %1 times and will be learned by heart: 3 to 5 epochs are usual; look at the perplexity of held-back texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch of %1 never comes together from %2 rows: set it to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch of %1 never comes together from %2 row: set it to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has %1 steps and saves every %2, so a power cut would lose all of it: set it to %3 to be safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold the base in 4 bits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/exchange</name>
    <message>
        <source>%1 holds %2 files, more than is safe to unpack (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is locked with a password: unpack it yourself and add the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the archive needs %1 MB, and only %2 MB are free: make room first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is called like a folder of the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is damaged in the archive (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged or no zip archive (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 would swell to %3 MB: it is not unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is in the archive twice: only the first one was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an archive in it is not opened: unpack it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no file, or a link that leads nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of this name came in meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read as a dataset file of kohya&apos;s scripts (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its caption cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: none of the %2 pictures that it names is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names no picture folder that is there (image_dir of a subset)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds regularisation pictures: set that as a concept on the Train page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the folder &quot;%2&quot; is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 names no pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder for kohya&apos;s scripts: 10_name with captions beside the pictures, and dataset.toml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder that Hugging Face datasets load as imagefolder: train/ with metadata.jsonl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures and one metadata.csv with the columns filename and prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures with their captions beside them as NAME.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no layout: use %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have no caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies in the dataset itself, which would then hold everything twice: choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has signs that are no letters: choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already: choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no pictures to take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB are needed at %2, and only %3 MB are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some captions have several lines: enable_wildcard lets the scripts draw one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in dataset.toml the folders are named as they lie in the archive: start the scripts there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking out was stopped; nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the pictures can be taken out: %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be made (%2): choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be copied (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the caption of %1 does not read back the same: nothing was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its caption cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/health</name>
    <message>
        <source>Keep the best of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the largest and sharpest of each group and remove the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is an exact copy of another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are exact copies of another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture looks alike in %1 group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture looks alike in %1 groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures look alike in %2 group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures look alike in %2 groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×%2, no caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture that is there several times is learned by heart: it shines through in everything that the LoRA draws. If one is to count more, give it repeats instead of copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture that is there several times is learned by heart: it shines through in everything that the LoRA draws. Versions of one picture in other sizes or qualities, and shots taken in a row, act like that too: keep the best one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an exact copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are exact copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at them on the Dataset page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop one by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop them to the part that matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is very long or very wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are very long or very wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buckets end at a shape, so both ends of such a picture are cut off, and with them perhaps the head or feet of the subject. Crop it yourself, or cut it into several pictures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop them so that the subject stays whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture loses more than %1 of the area to cropping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures lose more than %2 of the area to cropping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does not fit the bucket is cut off evenly at both sides. Where the subject stands at an edge, the LoRA learns halves of it, while the caption still speaks of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is enlarged for training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are enlarged for training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture that is smaller than its bucket is scaled up. That adds no detail, so the LoRA learns soft edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture has a shape that too few share for a whole batch of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have shapes that too few share for a whole batch of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch holds pictures of one shape only. A batch that is not full makes a step of its own that counts as much as a full one, so its few pictures weigh more than the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture size fits the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow longer shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture is held back to measure the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of training goes down even when pictures are only learned by heart. Measured on a few pictures that are not trained, it shows from which step on that happens, and the best checkpoint is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to validate on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation measures the LoRA on pictures that it did not learn: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crop them to a common shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1×%2: %3 of %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold back a tenth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn validation off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent parts are filled with the background colour %1, and a LoRA learns this ground as part of every picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transparent parts are filled with the background colour %1 and, as masks come from transparency, are not learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in colours for print (CMYK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such pictures are converted to RGB without their colour profile, so colours may come out otherwise than you see. Save as sRGB to be sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of 16 bits or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is scaled to 8 bits, and a picture that uses a small part of the range comes out dark. Look at it, and save it with 8 bits if it looks wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a palette of 256 colours at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours were rounded to few when it was saved, and a LoRA learns the bands and dots that came of it. Take the original where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends too early, so it was probably not copied or downloaded whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged, is no picture, or has more pixels than is safe to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a kind that is not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of file is not opened: save it as PNG or JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replace them by larger versions, or remove them from the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is smaller than %1 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are smaller than %2 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such pictures are left out: enlarged to what the base model draws they would be soft, and the LoRA would learn softness as part of the subject. Larger versions of the same pictures are best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the dark no shape or colour is seen, so only darkness is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very bright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is washed out to white has no shape or colour left to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is partly transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are partly transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train at own size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture shows nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures show nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of one colour teaches the LoRA to draw empty areas, and its caption gets that meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture looks blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures look blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not even the sharpest parts are sharp. A LoRA learns blur like any other look, and draws softly ever after. Keep one only if the softness is what you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn only what is opaque</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture has no colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have no colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A set of coloured and grey pictures teaches both, and the LoRA draws greyish at times. Say “black and white” in the captions of these, or remove them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is an animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are animations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first frame is trained. Save the frame that you want as a picture of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 A training leaves such a picture out, so the set is smaller than it looks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Correct the exposure in another program, or name the light in the caption if it is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 transparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sharpness %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “black and white”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add “black and white” to their captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is an animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are animations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy the files again from where they came, or remove them from the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct their exposure, or remove them from the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add pictures with other backgrounds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 have nearly the same %3 background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 have nearly the same background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is behind the subject every time is learned as part of it, and comes back in every picture. Add pictures with other backgrounds, or name it in the captions so that it is tied to words of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “%1 background”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add “%1 background” to their captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 are composed alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours and shapes lie at the same places in them, as in shots of one pose. The LoRA learns the place along with the subject. Add other angles, distances and places in the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly all pictures are lying ones of one shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly all pictures are standing ones of one shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LoRA draws best in the shapes that it has seen. If you want pictures of other shapes too, add some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not one picture can be trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every picture is left out, for the reasons that are told here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is few for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are few for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A LoRA learns what pictures have in common. From fewer than %1 it learns the pictures themselves, and draws them again instead of new ones. Add some, the more different the better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is enough to begin with; %1 show a person better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures are enough to begin with; %2 show a person better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A person looks different from each side, in each light and mood. Add those that are missing: from the side, from afar, outdoors, laughing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add other angles, distances and places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add pictures of other shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture has no caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write a caption for each, by hand or by model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings refuse to train anything until every picture has a caption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture shares its caption with others (%1 caption)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture shares its caption with others (%1 captions)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures share their caption with others (%2 caption)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures share their caption with others (%2 captions)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One caption for different pictures says nothing of what differs, so their poses, backgrounds and colours are averaged and blamed on the same words. Say in each what is only in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture has a caption of more than %1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have captions of more than %2 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model reads %1 tokens (pieces of words), and what stands behind is never seen. Put what matters in front and leave out what does not show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tags stand in nearly every caption: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tag stands in nearly every caption: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 words stand in nearly every caption: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 word stands in nearly every caption: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in every caption is learned together with the subject, so it shares the meaning with the trigger word and draws a part of it wherever it is used. That is wanted for the kind of thing (“dog”), seldom else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings leave pictures without caption out, so they teach nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a caption a picture is trained with “%1” alone. Then all that is in it becomes part of that word, the background too; what a caption names stays apart from it and can be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such a picture is trained without a word, so nothing that you write calls what it teaches, and it leaks into every picture. Write captions, or set a trigger word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture has a caption that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have captions that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its bytes are no UTF-8 text, so the picture is left out. Open it on the Dataset page, which proposes what it probably says and keeps the old file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture lacks the trigger word “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures lack the trigger word “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training puts it in front of such captions by itself, so nothing is lost here; but other tools that use the set do not, and where it stands in the caption is better chosen by you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read longer captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a trigger word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set a trigger word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write what is only in each picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 times: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it in front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put the trigger word in front of their captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove “%1” from the captions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/importing</name>
    <message>
        <source>%1 holds no settings of kohya&apos;s scripts, kohya_ss, lora-scripts or OneTrainer: choose the file that the tool itself saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kohya&apos;s scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folders of kohya_ss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no settings of this app: drop a config.yaml, or another tool&apos;s TOML or JSON file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no folders such as 10_name: choose a file of settings, or the folder above those</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folders such as 10_name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged: a setting in it is of another kind than the tool writes (%2); save it there again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large for a file of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no text in UTF-8: save it in this encoding, or let the tool save it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not readable as %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkpoints come by steps here: set save_steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>previews come by steps here: set preview_every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sizes follow from the resolution and max_aspect_ratio here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text encoder learns over the whole run here, or not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the noise offset is the same for every picture here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>captions are dropped at random here: set caption_dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>captions have no weights here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arguments for the command line are not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the base model is held in 16 bits here: turn on encode_first to save memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the LoRA is always trained in 32 bits here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this names a file of its own: open that one too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use loss_weighting min_snr for v-prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use loss_weighting for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its strength differs: set color_jitter to 0.1 for something like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures are cropped in the middle or at random here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norms are not trained here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max_train_epochs counts there when both are given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enable_wildcard (several lines)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prompts lie in a file of their own: copy them to preview_prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sample_prompts (--n)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enable_wildcard (off)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conditioning_data_dir (its folder)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min_snr_gamma (above 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed_precision (neither)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name where the masks come from: set mask_source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_args block_dims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must have 25 numbers, or 23 for SDXL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_args block_alphas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alpha follows the rank of a block here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_args down_lr_weight, mid_lr_weight, up_lr_weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_args %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only numbers are taken, one for each block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tags have one separator here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all tags are there from the start here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the seed of the run counts here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a dataset file of kohya&apos;s scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there it stands for missing captions only: set trigger_word, which is put before every caption here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every folder is trained at every one of these sizes here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it differs between the folders, and is one for all here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder without image_dir is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>captions are read from .txt and .caption files here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing like it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_module (text encoder)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_dim (convolutions)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_alpha (convolutions)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kind of adapter cannot be trained here: a LoRA is taken in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_args algo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image model always learns here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text_encoder_lr (first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text_encoder_lr (second)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>network_alpha (its default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer_args weight_decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedules have options of their own here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such optimizer here: AdamW is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fixed learning rate is taken here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer_args %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the precision follows from the device here: set fp16 or bf16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation comes by steps here: set validate_every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks count in every step here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the LoRA is saved in 32 bits, and an export asks for the format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s concepts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only adapters are trained here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimizer (arguments)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such schedule here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such weighting here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such distribution here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concepts (lines)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concept %1: prompt_source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>captions lie beside the pictures here: write them there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the concepts lie in a file of their own: open that one too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this family of models cannot be trained here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lora_layer_preset (all layers)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text encoder learns over the whole run here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one kind of loss is taken here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concept %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concept %1: enable_random_%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set color_jitter, which is for all pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no such argument here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is switched off there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/library</name>
    <message>
        <source>Sample: line art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample line art</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample: an old shopkeeper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample an old shopkeeper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red apple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cat face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample project was deleted from %1: it can be brought back on the home page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is being written by another window for a long time: try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project needs a name: type one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no texts here: choose .txt, .md, .jsonl, .json, .csv, .tsv or .parquet files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one folder can be used where it is: choose one folder, or copy the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project would lie inside its own %1 %2: choose another place for the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files need %1 MB and only %2 MB are free on the disk of %3: free some space, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be used (%2): choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left on the disk for %1: free some space, or choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies on a disk that is read-only: choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read or written (permission denied): choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too long a name for this disk: choose a shorter name or another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture here that can be opened%1: choose PNG, JPEG or WebP pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there any more: choose the pictures again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture folder %1 is not there: bring it back, or choose where the pictures are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of texts %1 is not there: bring it back, or choose where the texts are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not readable as YAML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer version of LoRA Atelier: update the app to open this project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such folder: choose the folder that holds the texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such folder: choose the folder that holds the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged (there is nothing in it that describes a project): choose Repair to make a new one; the damaged file is kept beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no project (it has no project.yaml): choose the folder where the project lies now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no project (the folder is not there): choose the folder where the project lies now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder where a file should be: choose Repair to make a new one; the damaged file is kept beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger than 1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged (%2): choose Repair to make a new one; the damaged file is kept beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there any more: choose the texts again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/lint</name>
    <message>
        <source>The start %1 moves a main part of the base weights into the LoRA, and dropout then leaves a hole in the model: set %2 to 0, or lora_init to default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoftQ makes up for what a base model in 4 bits lost, and this version trains on none: set lora_init to default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DoRA&apos;s scale needs all ranks, so ranks cannot be left out: set rank_dropout to 0 and use lora_dropout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a convolution, and a rank of its own suits it better, half of the others or less: set conv_rank to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolutions hold the finest grain, and a rank above that of the other layers learns the noise of the pictures: half of it, %1, is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rank of %1 makes a large file that seldom shows more than 64 does: try 32 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OFT turns weights and does not lengthen them, so max_norm has nothing to limit: set it to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dropout of %1 leaves out more than is learned: 0.05 to 0.2 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is made for the last layer but one of its text encoder, and another one gives it words as it never saw them: set clip_skip to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This base model has one text encoder, so text_encoder_2_learning_rate does not count: set it to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 training needs a CUDA card, and this run has none: turn fp16 off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start %1 is made for the two matrices of a new LoRA, without a limit on their norm: set lora_init to default, or adapter_type to lora with max_norm at 0 and start_from empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rank of %1 has room to learn %2 pictures by heart: 8 to 32 is usual for so few.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training that goes on from a LoRA takes its weights, so lora_init does not count: set it to default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 finds the learning rate itself, and yours of %2 is a factor on it, so almost nothing would be learned: set learning_rate to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 replaces the schedule by averaging its steps, and a rate that falls besides makes it learn less: set scheduler to constant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 moves its state out of a card&apos;s memory, and a processor has none, so nothing is saved: set optimizer to AdamW.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA+ gives the up matrices a rate %1 times as high, and %2 measures one rate for all: the two work against each other. Set lora_plus_ratio to 0, or optimizer to AdamW.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha %1 with rank %2 leaves %3 of each step, and a learning rate of %4 is meant for alpha equal to the rank: set lora_alpha to %5 or %6, or learning_rate to 0.0005 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1 pictures the text encoder learns their captions by heart and forgets other words: set train_text_encoder to false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1 picture the text encoder learns their captions by heart and forgets other words: set train_text_encoder to false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 averages the weights itself, and a second average (EMA) over them only lags behind: set ema to false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The average over the weights (EMA) with a decay of %1 looks back about %2 steps, and the run has only %3: the result would be close to the untrained LoRA. Set ema_decay to %4, or ema to false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule ends at the whole learning rate, so it does not fall at all: set min_lr to 0.1, or scheduler to constant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warm-up is given twice, by steps and as a share of the run: set one of warmup_steps and warmup_share to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saves the memory of a card, and a processor has plenty: without the 8 bits it is more exact. Set optimizer to its plain kind, such as AdamW.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 comes from bitsandbytes, which is made for NVIDIA cards: if the run does not start here, set optimizer to AdamW, or to Adafactor to save memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA+ makes the rate of the up matrices %1, which may break the pictures: set learning_rate to %2 or lora_plus_ratio to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rsLoRA divides alpha by the square root of the rank, so alpha %1 makes the LoRA act %2 times as strongly as usual: set lora_alpha to %3, or a lower learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text encoder that learns at %1 soon forgets the words that it knows, since it needs less than the image model: set %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With zero terminal SNR the last noise level holds nothing of the picture, and a model that predicts the noise can learn nothing there: set zero_terminal_snr to false, or train a v-prediction model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise offset was made to reach very dark and very bright pictures, which v-prediction with zero terminal SNR reaches by itself: together they shift the brightness too far. Set noise_offset to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model&apos;s own files say that it predicts %1, and the run would teach it to predict %2, which breaks it: set prediction_type to auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and min-SNR both weigh the noise levels, and only one of them can count: set min_snr_gamma to 0, or loss_weighting to min_snr.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise offset and pyramid noise both add coarse noise, and together they make pictures flat or garish: set noise_offset or pyramid_noise_iterations to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A noise offset of %1 makes all pictures dark or garish: 0.03 to 0.1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An input perturbation of %1 hides much of what is to be learned: 0.1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 of 1000 noise levels are trained, so the LoRA changes little of how a picture is made: a range of 300 or more is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SDXL&apos;s own autoencoder overflows in half floats, so it is computed in 32 bits, which takes more memory and time: name a repaired one in vae (the one that is known as fp16-fix), or set bf16 in place of fp16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stable Diffusion 2.x models of 768 pixels predict the velocity, and this run is for the noise: set prediction_type to v_prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A min-SNR gamma of %1 takes nearly all weight from the finer noise levels: 5 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.05 to 0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions that change each time cannot be kept encoded, so the text encoder stays in memory and reads each anew: where memory or time is short, set %1 to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions that change each time cannot be kept encoded, so the text encoder stays in memory and reads each anew: where memory or time is short, set %1 to false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text encoder that learns reads each caption anew in every step, so only pictures are kept encoded, and it stays in memory: where memory or time is short, set train_text_encoder to false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags that stay in front count only where tags are shuffled or left out: turn on caption_shuffle, or set keep_tokens to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation pictures with a weight of 0 take time and teach nothing: set reg_weight to 1, or empty reg_data_dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation pictures hold the meaning of common words while the pictures give a new one to a trigger word, and here there are neither captions nor a trigger word: set trigger_word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The masks are to come from a folder and none is named: set mask_dir, or mask_source to off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mask floor of 1 lets the masked parts count in full, so the masks change nothing: 0.1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model makes pictures of %1 pixels, and at %2 it draws them cut off and coarse, which the LoRA learns too: set resolution to 0 for the model&apos;s own, or to %3 where memory is short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have a shape that fewer than %2 share, so their batches stay smaller: crop to common shapes, set bucket_step higher, or batch_size lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 picture has a shape that fewer than %2 share, so its batches stay smaller: crop to common shapes, set bucket_step higher, or batch_size lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is held back, so only your eyes can say which checkpoint is best, as the loss of training does not: set validate_every to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 pictures one or more would be held back and not be learned: name other pictures in validation_dir, or set validate_every to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first validation would come after %1 steps, and the run has %2: set validate_every to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the captions would be missing, so the words would hardly be tied to what was learned: %2 is usual for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture has a mask beside it (NAME-masklabel.png), so the masked loss changes nothing: paint masks on the Dataset page, or set mask_source to off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is made for pictures, and no tool loads it on a language model: set adapter_type to lora or dora.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A base in %1 needs an NVIDIA card, and this run has none: set base_quantization to none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start %1 takes a part out of the weights, which %2 holds only roughly: set lora_init to default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model is tiny: in fewer bits it only gets worse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads at most %1 tokens, so the longest text is that and not %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise of %1 on the words drowns them: 5 is usual and %2 is much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A learning rate of %1 makes a language model stammer: 0.0001 to 0.0003 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packed row holds several texts, so %1 rows may be a hundred: a batch of 1 to 4 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test questions are asked at each checkpoint, and there is one at the end only: set save_steps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/masking</name>
    <message>
        <source>has a mask already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no mask of its own: %1 has the same name, and so the same mask file; rename one of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an all black mask: nothing of it is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no way to make masks without a model: use alpha or colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an all white mask: all of it is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a mask with thin parts (%1), which training hardly sees: let them be widened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no mask: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is opaque is learned, what is transparent is not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has another colour than the background is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A background remover (rembg&apos;s ONNX models: u2net, isnet, birefnet …) tells the subject from the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIPSeg looks for what a text names, such as “face”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a colour such as &quot;#ffffff&quot;, or &quot;border&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no transparent parts: it counts as a whole without a mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no border of one colour (%1 of it are alike): look at its mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer there: its mask was not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no PNG file: save the mask as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): the mask stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written (%2): the mask is as it was</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/models</name>
    <message>
        <source>it has no model_index.json, so it is not a model folder in diffusers layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a%1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a %1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder lacks %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its %1 has no weights: download or copy the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; to train on %1, choose the file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model_index.json or unet/config.json is missing or cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>n inpainting model (its UNet has 9 input channels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its %1 is there only as a pickle file (.bin): take the .safetensors version of this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder without a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SDXL refiner, which is no model of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a model on the hub: write it as owner/name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model needs %1 GB and only %2 GB are free on the disk of %3: free some space and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the download was stopped; the next try goes on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 arrived damaged: try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for permission: accept its terms at https://huggingface.co/%2 and set HF_TOKEN to your access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not on the hub, or it is private: look at the spelling, or set HF_TOKEN to your token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed while it was read: try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub cannot be reached at %1: look at your connection and try again; nothing is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection broke: try again, and the download goes on where it stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub answered %1 for %2: try again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; a base model of %2 is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts of the UNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the VAE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the second text encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tokenizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a LoRA, not a base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ControlNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a FLUX model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Stable Diffusion 3 model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Stable Cascade model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an AnimateDiff motion module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a textual inversion embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a VAE alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the UNet of a model folder alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text encoder alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an upscaler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unknown file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its %1 tensors is known, for example %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it looks like %1, but lacks %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it looks like a textual inversion embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it looks like a VAE alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a checkpoint without a UNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lacks the UNet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the SDXL refiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it looks like the SDXL refiner, which is no model of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an inpainting model (its UNet has 9 input channels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an editing model (8 input channels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model whose UNet has %1 input channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it looks like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; give one with the option vae</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; take the full checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a %1, not a causal language model (…%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a model whose config.json names no architecture, not a causal language model (…%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no weights (model.safetensors): download or copy the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of its weight files are missing: download or copy the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no tokenizer (tokenizer.json): download or copy the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights are held in fewer bits by %1, on which nothing can be trained: take the original and set base_quantization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a %1 that brings code of its own, which is never run: take the version for transformers (for ChatGLM the models whose names end with -hf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights are there only as pickle files (.bin): take the .safetensors version of this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is under the licence %2 (%3), which holds for what is built on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is under the licence %2 (its file %3), which holds for what is built on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is under the licence %2, which holds for what is built on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of %1 do not name its licence: look where it came from before you pass this on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the file cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the pickle file is damaged or no checkpoint; download or copy it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not on this computer yet: get it with  python main.py models get %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a folder: give the folder that your models lie in, or the root of your WebUI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not among the folders that were added: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the .safetensors version of this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no model in diffusers layout and no .safetensors file: it cannot be trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has its weights only as a pickle file (.bin): look for a version with .safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has its %2 only as a pickle file (.bin): look for a version with .safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no file %2; it has %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds several files, choose one: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a VAE alone, not a base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/options</name>
    <message>
        <source>must name at least one layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be -1 or a number above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be like mid_block=16, with ranks from 0 to 1024, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be like mid_block=1e-5, with rates from 0 to 1, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number, not true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number of pixels such as 512, &quot;768x512&quot;, or several with commas, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not have 0 beside other sizes: name each size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not name %1 twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be empty: a comma is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a multiple of 8, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a colour such as &quot;#ffffff&quot;, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a multiple of 8 between 32 and 8192 pixels, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have strengths from -10 to 10, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have places between 0 and 1 and rates from 0 to 100, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduler adafactor belongs to the optimizer Adafactor, not to %1: set scheduler to constant, or optimizer to Adafactor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduler_steps is missing: say where the rate falls, for example 0.5=0.3, 0.8=0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be places such as 0.5=0.3, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be shorter: a file name has room for %1 letters, fewer if not Latin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be auto, cpu, cuda, cuda:N or mps, not &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp16 and bf16 cannot both be on: set one of them to false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timestep_min %1 lies above timestep_max %2: lower the one or raise the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be entries such as question=prompt, with one of %1 behind &quot;=&quot;, not &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/presets</name>
    <message>
        <source>%1, line %2: preset is the block that describes a preset: version, title, purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the version of a preset is a whole number, not &quot;%2&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this preset needs LoRA Atelier %2 or newer, and this is %3: update the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this preset needs an app that reads presets of version %2 or newer, and this is %3: update the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the task of a preset is %2 or %3, not &quot;%4&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the %3 of a preset is at most %4 letters long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preset &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half precision (fp16) needs an NVIDIA card: left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model draws at %1×%2, so a resolution of %3 would only be slow: left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model draws at %1×%2, so a resolution of %3 would only be slow: left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model is very small and learns little at a low rate: the learning rate is 0.001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min-SNR makes the starter model learn more slowly: left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A card of %1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not fit into %2 GB: take a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no preset &quot;%1&quot;; did you mean &quot;%2&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no preset &quot;%1&quot;; there are %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a preset called &quot;%1&quot;: choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sets nothing that a preset can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preset needs a name: type one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of a preset is at most 80 letters long: choose a shorter one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; comes with the app and stays as it is: save a copy under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model stays in its own precision: the starter model is small enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The base model stays in its own precision: fewer bits need an NVIDIA card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The optimizer is plain AdamW: the one of the preset saves the memory of an NVIDIA card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads at most %1 tokens, so texts are that long at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The starter model is very small: the learning rate is %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/retouch</name>
    <message>
        <source>the list of edits was not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the original of %1 is no longer in %2: it cannot be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is another picture of that name now: rename it, then take the edit back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has one mask in common with %2: rename one of the two first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is read-only: pictures cannot be changed there; copy them into a project first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing is changed, so nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not lie in the picture folder %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already; it was left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture is turned by 90, 180 or 270 degrees, and straightened by at most 45</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the crop %1 does not lie in the picture, which has %2x%3 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture cannot be written as %1 (%2): make the crop smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no shape: write width:height, such as 3:2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/runs</name>
    <message>
        <source>%1: the command cannot be sent (the disk is full)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the command cannot be sent (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in use by a living process: stop it first, or choose another output_dir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not empty: choose another output_dir, or continue its run with --resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds files but no run, so nothing can be resumed: choose another output_dir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be used as a run folder (%2): choose another output_dir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer version of LoRA Atelier: update this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged: delete it and begin again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be locked (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a larger number than anything counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to another job than a training: choose another output_dir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run was begun with another %1 (%2, now %3): set it back, or start a new run in another output_dir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was just taken by another run: choose another output_dir</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 is damaged: nothing in it can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 is damaged: the run cannot be continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is gone: it was moved or deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 is missing: the run cannot be continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 cannot be read (%3)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/runtime</name>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AMD graphics card (ROCm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intel graphics card (XPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apple chip (MPS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor, without a graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It trains on the processor, slowly. This version has no smaller packages for it, so it takes those of a card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is here, but this version has no packages for it on this system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no NVIDIA driver: install the newest one from nvidia.com and start the app again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NVIDIA driver %1 serves up to CUDA %2.%3, and CUDA %4 is needed: update the driver, or take the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NVIDIA driver %1 serves no CUDA that we know, and CUDA %2 is needed: update the driver, or take the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too old: it has compute capability %2, and %3 is needed. Take the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no driver that computes (amdgpu with /dev/kfd): install it and start the app again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no driver that computes: install Intel&apos;s and start the app again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are packages for %1 processors, and this one is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It trains on the processor: good for trying out, slow for real models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 graphics were found in this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version has no packages for the processor alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be fetched: %2. Try again later, or with another index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a package index: it looks like https://pypi.org/simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what %1 sent is not the file that this version was made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection to %1 broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2): look at this computer&apos;s clock and at proxies that read along, or set SSL_CERT_FILE to their certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: check the network and try again, it goes on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up the engine was interrupted. It can go on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is that of version %1 of the app. Update it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no engine to repair: set it up first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no engine to update: set it up first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine&apos;s folder %1 cannot be read (%2): connect its disk, or set the engine up in another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is not set up yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk of %1 is full: free some space and try again, it goes on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be changed: another program, often a virus scanner, holds it, or the folder belongs to someone else. Allow it there, or choose another folder, and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk of %1 cannot be written to: choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import sys; print(&apos;{}.{}&apos;.format(*sys.version_info[:2]))</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the installer uv is missing: pip install uv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the installer uv is missing: install the app again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uv %1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer has no Python %1, and none could be fetched (%2): install one and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full: free some space and try again, it goes on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the installer uv cannot be started (%1): install the app again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uv does not answer (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): install the app again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged (%2): install the app again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macOS %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVIDIA graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files of the engine vanished while it was made, perhaps by a virus scanner: allow the folder %1 there and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine is there but cannot be loaded: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine is there but cannot be loaded: %1. Install Microsoft&apos;s Visual C++ Redistributable (vc_redist.x64.exe) and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine&apos;s Python does not start (%1): repair the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too long a path for Windows: choose a folder of at most %2 characters, like C:\Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine needs %1 GB on the disk of %2, and %3 GB are free: free some space, or choose a folder on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a file: choose a folder for the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lacks %2 and %3 more: it has to hold every wheel of this version and kind of engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lacks %2: it has to hold every wheel of this version and kind of engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2 is not the file that this version was made with: it is damaged or of another version. Get it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is neither a folder nor a whole zip or tar archive of wheels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LoRA Atelier engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped; the next try goes on from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an engine is at work: wait for its end, or stop the training and close the previews first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/texts</name>
    <message>
        <source>the chat template of %1 cannot be used (%2): set chat_template to plain or chatml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reads at most %2 tokens: max_seq_length is lowered to that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chat template leaves its answers out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no chat template: conversations are trained as plain turns; set chat_template to chatml if the LoRA is to be used for chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chat template does not end an answer: %1 is put behind the last one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chat template takes no system prompt: it is put before the first question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mend the line in an editor, or remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename the columns, or say with text_columns what they hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write an answer, or remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write something, or remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of several shapes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether this is meant, or set text_format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A manner of speaking takes some fifty examples, and reliable facts take some hundred.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add more, or train fewer epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 that the chat template does not take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are left out of the training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change their turns, or set chat_template to chatml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 longer than %2 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their questions lose their middle; where that is not enough, the answer loses its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorten them, or raise max_seq_length (the longest has %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of plain text longer than %2 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are trained in parts of this length, each at a line&apos;s end where there is one. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are not counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a model that is on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with marks of a chat template in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template writes these marks itself. Twice, they teach the model to break its turns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the turns as messages, or as prompt and completion, without marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with an e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model can learn such words by heart and say them to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put another word in their place unless they are meant to be said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 that another row says already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are learned so much more often than the others, and may stand among the held-back ones too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep one of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 question with several answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 questions with several answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is right where answers may differ, and confusing where they contradict each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look whether they agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 with the same answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model will tend to give this answer to everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep fewer of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this file is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain texts are learned whole, of conversations only the answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them are trained as conversations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was read as %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If letters look wrong, it is in another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counting tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change or remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this step of the history is damaged and cannot be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to do again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this Parquet file is damaged (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there are no texts in it; it may hold %2 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was read as %2: save it as UTF-8 to change it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rows have several shapes: %1; all are trained, so look whether this is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing in it can be trained; %2 (and %3 more problem)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing in it can be trained; %2 (and %3 more problems)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing in it can be trained; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 and %3 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: each %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: passed over, being about the data and not of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files of other kinds are passed over: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the shape %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a Parquet file: its rows cannot be changed in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was read: read the texts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: texts are read from %2, not from %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such file or folder of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more lines with problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is longer than %1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 fields, and the first line names %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is cut off (line %1): the file ends in the middle of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds bytes that are no UTF-8 text (column %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no valid JSON (%1, line %2 of it, column %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no valid JSON (%1, column %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too deep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no valid JSON (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no valid row of a table (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no row of a table (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is no row of a table (%1; nothing behind it is read)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing between two commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs &quot;text&quot;, or &quot;messages&quot;, or &quot;instruction&quot; and &quot;output&quot;, or &quot;prompt&quot; and &quot;completion&quot;; text_columns can name others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instruction and output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt and completion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preference pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of no known shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with something in the place of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without any text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of preference pairs, which cannot be trained yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, row %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is %1, not an object such as {&quot;text&quot;: &quot;...&quot;}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a list as &quot;%1&quot;, not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an object as &quot;%1&quot;, not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a preference pair (chosen, rejected): these cannot be trained yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not of the shape %1 (%2): %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a shape that is not known (%1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no turn of the assistant to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has an empty answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has only answers of weight 0, from which nothing is learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no list of turns as &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no turns in &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a turn %1 that is no object with a role and a content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a turn %1 without a role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a turn %1 with an object as its content, not text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a turn %1 with a picture or another thing that is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not UTF-8 text, and too large to be converted: save it as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: its letters cannot be read as %2: save it as UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this is no text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the template is not well formed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it leaves out what is said in a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the template calls itself without end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a template may not set %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model_name_or_path &quot;%1&quot; is no folder of a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no %2 in it, by which tokens are counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no valid JSON (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not among the texts any more: read them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is one text: add a file of its own for another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table has no column &quot;%1&quot;: add it to its first line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: new files of texts are .jsonl or .txt files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already: read the texts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: record %2 is not what it was any more, so it is left as it is: read the texts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no list that a row could be added to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is written as %2: save it as UTF-8 to change it here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>project/words</name>
    <message>
        <source>This closing parenthesis was never opened: remove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This quote is never closed: write &quot; behind the last word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 parentheses stand within each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This parenthesis is never closed: write ) at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing behind %1: write something behind %2, such as %3, or &quot;%4&quot; for the word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in these parentheses: write something, or remove them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing before %1: write what is to be found on both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a change names no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was written by a newer version of LoRA Atelier: undo ends with the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another window holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): undo ends with the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The undo history %1 cannot be written (%2): the step is forgotten with the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to look for: type the words to replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression %1 is not a regular expression (%2 at character %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression %1 is not a regular expression (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replacement %1 cannot be used (%2): \1 is the first group in brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The expression %1 takes too long: repeat fewer things inside repeated ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no tags: write one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not readable as CSV (%2): each line must be name,category,count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field %1: did you mean %2:? To find the text itself, put it in &quot;quotes&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field %1: there are %2. To find the text itself, put it in &quot;quotes&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no is:%1: did you mean is:%2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no is:%1: there are %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing behind %1: such as %2, or %3:* for any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: needs one number; a ratio is for aspect:, such as aspect:16:9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: does not know the unit %2: possible are kb, mb and gb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: does not know the unit %2: possible are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aspect: cannot divide by 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag:&quot;red hair&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP&apos;s usual tokenizer counts, since %1 is not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP&apos;s usual tokenizer counts, since %1 is no model whose own is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIP&apos;s usual tokenizer counts, since the model&apos;s own cannot be read (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retouch</name>
    <message>
        <source>Bucket {width} × {height}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will be enlarged {factor}×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shrunk to {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pixels} px of the height cut off ({percent} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pixels} px of the width cut off ({percent} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bucket {sizes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does the edited picture go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the original: a new picture NAME-edit.png with the same caption. Both are trained.

Instead of the original: the edit takes its place, and the untouched original is kept in the project. “Take back the edit” brings it back as it was.

You are asked only once; the choice stands below the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of the original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Combine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads every number: is the file sound, does it fit its base model, and what is strong in it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the rank, and so the file, smaller. You see how much of the effect that loses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the LoRA in another tool&apos;s layout, or with fewer bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes one LoRA that does what the marked ones do together, each at its strength.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the marked LoRAs into a model for good: a new checkpoint that needs no LoRA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the LoRA that turns one model into a fine-tuned other one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>{0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min {1:02d} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h {1:02d} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today, {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday, {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>welcome</name>
    <message>
        <source>None that can train was found: the processor does it, slowly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shares {0} with the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>driver {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA up to {0}.{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no driver that computes: install its maker’s newest one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine installed here is made for the processor and does not use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the computer itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects need room for models and runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} free on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little: a base model takes 2 to 7 GB, a project some more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where projects go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comfortably</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with pictures of {0} pixels; {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only just</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours to days on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes about {0} of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with a 4-bit base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with an 8-bit base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with an 8-bit optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with everything encoded first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with some things computed twice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
