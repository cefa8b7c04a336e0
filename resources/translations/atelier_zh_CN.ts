<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AbilityList</name>
    <message>
        <source>From pictures, image models</source>
        <translation>用图片训练图像模型</translation>
    </message>
    <message>
        <source>From texts, language models</source>
        <translation>用文本训练语言模型</translation>
    </message>
    <message>
        <source>The memory of the device could not be found out.</source>
        <translation>无法得知设备的内存大小。</translation>
    </message>
    <message>
        <source>like {0}</source>
        <translation>如 {0}</translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Draw with this LoRA in the preview panel</source>
        <translation>在预览面板里用这个 LoRA 作图</translation>
    </message>
    <message>
        <source>Train on from it</source>
        <translation>接着训练</translation>
    </message>
    <message>
        <source>Begin a training with these weights, on the page Train</source>
        <translation>在“训练”页用这些权重开始训练</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>使用它的设置</translation>
    </message>
    <message>
        <source>Fill the page Train with the settings that made this LoRA</source>
        <translation>把得到这个 LoRA 的设置填到“训练”页</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the file&apos;s folder</source>
        <translation>打开文件所在的文件夹</translation>
    </message>
    <message>
        <source>Open a project first</source>
        <translation>请先打开一个项目</translation>
    </message>
    <message>
        <source>This version does not know the LoRA&apos;s base model</source>
        <translation>这个版本不认识这个 LoRA 的底模</translation>
    </message>
    <message>
        <source>The file does not hold the settings that made it</source>
        <translation>文件里没有得到它的设置</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>{steps} 步</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>底模</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Trigger word</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>制作工具</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>{ranks}, alpha {alphas}</source>
        <translation>{ranks}，alpha {alphas}</translation>
    </message>
</context>
<context>
    <name>AddTag</name>
    <message>
        <source>Add a tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Enter adds the tag, Tab goes to the next picture, Esc leaves</source>
        <translation>Enter 添加标签，Tab 到下一张图片，Esc 离开</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Answer of the base model</source>
        <translation>底模的回答</translation>
    </message>
    <message>
        <source>Answer with the LoRA</source>
        <translation>LoRA 的回答</translation>
    </message>
    <message>
        <source>Thoughts before the answer</source>
        <translation>回答前的思考</translation>
    </message>
    <message>
        <source>nothing was said</source>
        <translation>没有说任何话</translation>
    </message>
    <message>
        <source>{count} tokens, {speed} a second</source>
        <translation>{count} 个 token，每秒 {speed} 个</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>cut at the longest answer</source>
        <translation>达到最大长度，被截断</translation>
    </message>
    <message>
        <source>Thinks…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Hide what was thought</source>
        <translation>收起思考内容</translation>
    </message>
    <message>
        <source>Show what was thought</source>
        <translation>显示思考内容</translation>
    </message>
</context>
<context>
    <name>AnswerTable</name>
    <message>
        <source>Answers to the test questions</source>
        <translation>测试问题的回答</translation>
    </message>
    <message>
        <source>Steps of the training</source>
        <translation>训练的步</translation>
    </message>
    <message>
        <source>Test questions</source>
        <translation>测试问题</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>底模</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
</context>
<context>
    <name>AppDialogs</name>
    <message>
        <source>Show the setting up of the engine</source>
        <translation>查看引擎的安装进度</translation>
    </message>
    <message>
        <source>Engine…</source>
        <translation>引擎…</translation>
    </message>
    <message>
        <source>Engine: paused</source>
        <translation>引擎：已暂停</translation>
    </message>
    <message>
        <source>Engine: {0} %</source>
        <translation>引擎：{0} %</translation>
    </message>
    <message>
        <source>Engine: at work</source>
        <translation>引擎：正在处理</translation>
    </message>
    <message>
        <source>Something went wrong that should not have: {error}. Your work is on disk; the details are in {file}</source>
        <translation>出现了不该发生的错误：{error}。你的工作已保存在磁盘上；详细信息见 {file}</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>LoRA Atelier broke down last time. Your work is on disk; a report of it was written.</source>
        <translation>LoRA Atelier 上次意外退出。你的工作已保存在磁盘上，并已写下一份报告。</translation>
    </message>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>出现了不该发生的错误。</translation>
    </message>
    <message>
        <source>There are no crash reports.</source>
        <translation>没有崩溃报告。</translation>
    </message>
    <message>
        <source>The engine is being set up</source>
        <translation>正在安装引擎</translation>
    </message>
    <message>
        <source>What is there is kept. When you open the app again, setting up can go on from there.</source>
        <translation>已有的内容会保留。下次打开应用时，可以从这里继续安装。</translation>
    </message>
    <message>
        <source>Close and go on later</source>
        <translation>关闭，稍后继续</translation>
    </message>
    <message>
        <source>Version {0} of the app wrote settings that this version cannot read; here they count as usual: {1}</source>
        <translation>应用的 {0} 版写入了此版本无法读取的设置；这里按默认处理：{1}</translation>
    </message>
    <message>
        <source>The settings could not be read, so the app starts with the usual ones.</source>
        <translation>无法读取设置，因此应用以默认设置启动。</translation>
    </message>
    <message>
        <source>Some settings could not be read and are as usual now: {0}.</source>
        <translation>部分设置无法读取，已恢复默认：{0}。</translation>
    </message>
    <message>
        <source>The former file is kept as {0}.</source>
        <translation>原文件已保留为 {0}。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>BatchCrop</name>
    <message>
        <source>Crop 1 picture</source>
        <translation>裁剪 1 张图片</translation>
    </message>
    <message>
        <source>Crop {count} pictures</source>
        <translation>裁剪 {count} 张图片</translation>
    </message>
    <message>
        <source>Standing pictures get the standing shape</source>
        <translation>竖图用竖的形状</translation>
    </message>
    <message>
        <source>Beside the originals</source>
        <translation>放在原图旁边</translation>
    </message>
    <message>
        <source>Instead of them</source>
        <translation>替换原图</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>The largest part of that shape is cut out of the middle.</source>
        <translation>从中间裁出这个形状的最大部分。</translation>
    </message>
    <message>
        <source>Each picture is cut to the bucket that is nearest to its shape, about its middle: what training would cut off is cut off now.</source>
        <translation>每张图片以中心为准，裁到形状最接近的分桶：训练时会裁掉的，现在就裁掉。</translation>
    </message>
    <message>
        <source>The originals stay in the set.</source>
        <translation>原图留在数据集里。</translation>
    </message>
    <message>
        <source>The originals are kept in the project and can be brought back.</source>
        <translation>原图保存在项目里，可以还原。</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>Change captions</source>
        <translation>修改标注</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>做什么</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>No caption of these pictures would change.</source>
        <translation>这些图片的标注都不会改变。</translation>
    </message>
    <message>
        <source>Change 1 caption</source>
        <translation>修改 1 条标注</translation>
    </message>
    <message>
        <source>Change {count} captions</source>
        <translation>修改 {count} 条标注</translation>
    </message>
    <message>
        <source>{count} of {every} captions change. One Ctrl+Z takes all of it back.</source>
        <translation>{every} 条标注里有 {count} 条会改变。按一次 Ctrl+Z 就能全部撤销。</translation>
    </message>
    <message>
        <source>{what}: {words}</source>
        <translation>{what}：{words}</translation>
    </message>
    <message>
        <source>Selected ({count})</source>
        <translation>选中的 ({count})</translation>
    </message>
    <message>
        <source>Shown ({count})</source>
        <translation>显示的 ({count})</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>全部 ({count})</translation>
    </message>
    <message>
        <source>In</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Tick every row</source>
        <translation>勾选每一行</translation>
    </message>
    <message>
        <source>Tick no row</source>
        <translation>取消每一行</translation>
    </message>
    <message>
        <source>Write these captions (Ctrl+Enter)</source>
        <translation>写入这些标注 (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>BusySign</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消 (Esc)</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>This picture cannot be shown.</source>
        <translation>这张图片无法显示。</translation>
    </message>
</context>
<context>
    <name>CaptionBox</name>
    <message>
        <source>{count} / {limit} tokens</source>
        <translation>{count} / {limit} 个 token</translation>
    </message>
    <message>
        <source>{count} / {limit} tokens: what is coloured is not read</source>
        <translation>{count} / {limit} 个 token：着色的部分不会被读取</translation>
    </message>
    <message>
        <source>{count} characters are too many to be edited here: Find and replace can, or a text editor</source>
        <translation>{count} 个字符太多，无法在这里编辑：请用“查找和替换”或文本编辑器</translation>
    </message>
</context>
<context>
    <name>CaptionEdit</name>
    <message>
        <source>Caption</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>What is in this picture?</source>
        <translation>这张图片里有什么？</translation>
    </message>
    <message>
        <source>Enter saves, Tab saves and goes to the next picture, Shift+Enter makes a new line, Esc cancels.</source>
        <translation>Enter 保存，Tab 保存并到下一张图片，Shift+Enter 换行，Esc 取消。</translation>
    </message>
</context>
<context>
    <name>CaptionOperations</name>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Groups as \1, \2</source>
        <translation>分组写作 \1、\2</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>nothing: takes it out</source>
        <translation>留空：删去</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Within single tags</source>
        <translation>只在单个标签内</translation>
    </message>
    <message>
        <source>Looks at each tag by itself</source>
        <translation>逐个标签查找</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Words to add</source>
        <translation>要添加的词</translation>
    </message>
    <message>
        <source>In front</source>
        <translation>放在最前</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Words to remove</source>
        <translation>要移除的词</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Old name</source>
        <translation>旧名称</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>所有这些</translation>
    </message>
    <message>
        <source>Become one</source>
        <translation>变成一个</translation>
    </message>
    <message>
        <source>Leave so many in front</source>
        <translation>保留最前的几个不动</translation>
    </message>
    <message>
        <source>1 keeps the trigger word first</source>
        <translation>1 让触发词留在最前</translation>
    </message>
    <message>
        <source>Trigger word everywhere</source>
        <translation>每条都有触发词</translation>
    </message>
    <message>
        <source>Trigger word</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>The most frequent first</source>
        <translation>最常见的在前</translation>
    </message>
    <message>
        <source>Otherwise by name</source>
        <translation>否则按名称</translation>
    </message>
    <message>
        <source>Remove doubles</source>
        <translation>去除重复</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same order</source>
        <translation>同一个种子得到同样的顺序</translation>
    </message>
    <message>
        <source>Tidy spaces and commas</source>
        <translation>整理空格和逗号</translation>
    </message>
    <message>
        <source>Type something above to see what changes.</source>
        <translation>在上面输入内容，就能看到会改变什么。</translation>
    </message>
</context>
<context>
    <name>CaptionWrites</name>
    <message>
        <source>Stopped: {count} captions are as they were. Ctrl+Z takes back the others.</source>
        <translation>已停止：{count} 条标注保持原样。按 Ctrl+Z 撤销其余的修改。</translation>
    </message>
    <message>
        <source>A caption could not be saved: {reason}. It stays here and is tried again.</source>
        <translation>有一条标注无法保存：{reason}。它会留在这里，稍后重试。</translation>
    </message>
    <message>
        <source>All captions are saved again.</source>
        <translation>所有标注都已重新保存。</translation>
    </message>
</context>
<context>
    <name>CaptioningPanel</name>
    <message>
        <source>Caption by model</source>
        <translation>用模型标注</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>正在工作</translation>
    </message>
    <message>
        <source>Captions appear here as they are made.</source>
        <translation>标注做好后会出现在这里。</translation>
    </message>
    <message>
        <source>Cancelled after {done} of {all} pictures. What was made can be applied.</source>
        <translation>已取消，做完 {done} / {all} 张图片。已做好的可以应用。</translation>
    </message>
    <message>
        <source>Cancelled before a caption was made.</source>
        <translation>已取消，还没有做出标注。</translation>
    </message>
    <message>
        <source>All of these captions stand there already.</source>
        <translation>这些标注都已经写在那里了。</translation>
    </message>
    <message>
        <source>The model made no caption.</source>
        <translation>模型没有写出标注。</translation>
    </message>
    <message>
        <source>There is something to mind about {0} pictures.</source>
        <translation>有 {0} 张图片需要留意。</translation>
    </message>
    <message>
        <source>There is something to mind about one picture.</source>
        <translation>有一张图片需要留意。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示这些</translation>
    </message>
    <message>
        <source>captions by model ({count})</source>
        <translation>用模型标注 ({count})</translation>
    </message>
    <message>
        <source>{count} captions were applied. Ctrl+Z takes them back.</source>
        <translation>已应用 {count} 条标注。按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>One caption was applied. Ctrl+Z takes it back.</source>
        <translation>已应用一条标注。按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>{count} captions are not applied yet.</source>
        <translation>还有 {count} 条标注没有应用。</translation>
    </message>
    <message>
        <source>former captions of {count} pictures</source>
        <translation>{count} 张图片以前的标注</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>More about this project</source>
        <translation>这个项目的更多操作</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>1 file of texts</source>
        <translation>1 个文本文件</translation>
    </message>
    <message>
        <source>{0} files of texts</source>
        <translation>{0} 个文本文件</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>{0} 张图片</translation>
    </message>
    <message>
        <source>Not trained yet</source>
        <translation>还没有训练</translation>
    </message>
    <message>
        <source>Training now</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Trained {0}</source>
        <translation>{0} 训练完成</translation>
    </message>
    <message>
        <source>Failed {0}</source>
        <translation>{0} 失败</translation>
    </message>
    <message>
        <source>Stopped {0}</source>
        <translation>{0} 停止</translation>
    </message>
    <message>
        <source>Interrupted {0}</source>
        <translation>{0} 中断</translation>
    </message>
    <message>
        <source>Last run {0}</source>
        <translation>上次训练 {0}</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Choose where it lies now</source>
        <translation>选择它现在所在的位置</translation>
    </message>
    <message>
        <source>Take it off this list; nothing is deleted</source>
        <translation>从列表移除；不会删除任何东西</translation>
    </message>
    <message>
        <source>Make a new project file; the damaged one is kept beside it</source>
        <translation>新建项目文件；损坏的保留在旁边</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Its folder is gone.</source>
        <translation>它的文件夹不见了。</translation>
    </message>
    <message>
        <source>The folder of its data is gone.</source>
        <translation>它的数据文件夹不见了。</translation>
    </message>
    <message>
        <source>Its project file is damaged.</source>
        <translation>它的项目文件已损坏。</translation>
    </message>
    <message>
        <source>It needs a newer app.</source>
        <translation>它需要更新版本的应用。</translation>
    </message>
    <message>
        <source>Its folder cannot be read.</source>
        <translation>它的文件夹无法读取。</translation>
    </message>
</context>
<context>
    <name>CellEdit</name>
    <message>
        <source>Text of the cell</source>
        <translation>单元格的文本</translation>
    </message>
</context>
<context>
    <name>ChangesTable</name>
    <message>
        <source>What changes</source>
        <translation>会改变的内容</translation>
    </message>
</context>
<context>
    <name>ChartBar</name>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>How much the strong line smooths the loss: 0 shows every step, 0.99 only the trend.</source>
        <translation>粗线把损失平滑多少：0 显示每一步，0.99 只显示趋势。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Draw the loss on a logarithmic axis (L)</source>
        <translation>用对数坐标画损失 (L)</translation>
    </message>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>损失用对数坐标</translation>
    </message>
    <message>
        <source>Show the whole run again (R, or a double click)</source>
        <translation>重新显示整个训练（R 或双击）</translation>
    </message>
    <message>
        <source>Choose the charts and marks</source>
        <translation>选择图表和标记</translation>
    </message>
    <message>
        <source>Save the charts (Ctrl+S as a picture)</source>
        <translation>保存图表（Ctrl+S 存为图片）</translation>
    </message>
    <message>
        <source>Validation by noise level</source>
        <translation>按噪声级别验证</translation>
    </message>
    <message>
        <source>Also draw the loss on held-back pictures by noise level, as fine lines (N)</source>
        <translation>用细线画出留出图片在各噪声级别的损失 (N)</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Continued runs</source>
        <translation>继续的训练</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>显示整个训练</translation>
    </message>
    <message>
        <source>Save as a picture (PNG) …</source>
        <translation>保存为图片（PNG）…</translation>
    </message>
    <message>
        <source>Save the numbers as a table (CSV) …</source>
        <translation>把数值保存为表格（CSV）…</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>No points yet</source>
        <translation>还没有数据点</translation>
    </message>
    <message>
        <source>The first points appear after the first step.</source>
        <translation>第一步之后会出现第一批数据点。</translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation>图片无法写入</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Save the charts as a picture</source>
        <translation>把图表保存为图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the numbers as a table</source>
        <translation>把数值保存为表格</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>There is nothing to save yet: the first points come soon.</source>
        <translation>还没有可保存的：第一批数据点很快就来。</translation>
    </message>
</context>
<context>
    <name>ChatPanel</name>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Earlier conversations of this project</source>
        <translation>这个项目以前的对话</translation>
    </message>
    <message>
        <source>Clear, and begin a new conversation</source>
        <translation>清空，开始新的对话</translation>
    </message>
    <message>
        <source>Test questions</source>
        <translation>测试问题</translation>
    </message>
    <message>
        <source>What the panel shows</source>
        <translation>面板显示什么</translation>
    </message>
    <message>
        <source>All of these are answered already.</source>
        <translation>这些都已经回答过了。</translation>
    </message>
    <message>
        <source>There is no earlier conversation yet</source>
        <translation>还没有以前的对话</translation>
    </message>
    <message>
        <source>Delete the conversation that is shown</source>
        <translation>删除正在显示的对话</translation>
    </message>
    <message>
        <source>Uses the running training</source>
        <translation>使用正在进行的训练</translation>
    </message>
    <message>
        <source>Preview engine: loading the model…</source>
        <translation>预览引擎：正在加载模型…</translation>
    </message>
    <message>
        <source>Preview engine: waits until the device is free</source>
        <translation>预览引擎：等设备空闲</translation>
    </message>
    <message>
        <source>Preview engine: ready</source>
        <translation>预览引擎：就绪</translation>
    </message>
    <message>
        <source>Preview engine: not running</source>
        <translation>预览引擎：未运行</translation>
    </message>
    <message>
        <source>Preview engine: asleep</source>
        <translation>预览引擎：休眠</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Drag to change the order, double-click to change a tag, Del removes it</source>
        <translation>拖动改变顺序，双击修改标签，Del 移除</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>{name}
{remark}
Click to keep this one</source>
        <translation>{name}
{remark}
点击保留这一张</translation>
    </message>
    <message>
        <source>Keep {name}, {remark}</source>
        <translation>保留 {name}，{remark}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Cloud</name>
    <message>
        <source>Tag cloud</source>
        <translation>标签云</translation>
    </message>
    <message>
        <source>{word}: in 1 caption</source>
        <translation>{word}：在 1 条标注里</translation>
    </message>
    <message>
        <source>{word}: in {count} captions</source>
        <translation>{word}：出现在 {count} 条标注里</translation>
    </message>
</context>
<context>
    <name>Collection</name>
    <message>
        <source>captions that another program had changed</source>
        <translation>另一个程序改过的标注</translation>
    </message>
    <message>
        <source>Could not be removed</source>
        <translation>无法移除</translation>
    </message>
    <message>
        <source>There is no trash for this disk. Removed pictures lie in {folder}.</source>
        <translation>这个磁盘没有回收站。移除的图片在 {folder}。</translation>
    </message>
    <message>
        <source>Could not be brought back</source>
        <translation>无法恢复</translation>
    </message>
    <message>
        <source>This folder is read-only: captions and pictures cannot be changed. {folder}</source>
        <translation>这个文件夹是只读的：无法修改标注和图片。{folder}</translation>
    </message>
    <message>
        <source>caption of {name}</source>
        <translation>{name} 的标注</translation>
    </message>
    <message>
        <source>The history of changes is not kept. {reason}.</source>
        <translation>修改历史没有保存。{reason}。</translation>
    </message>
    <message>
        <source>Could not be added</source>
        <translation>无法添加</translation>
    </message>
    <message>
        <source> … and {count} more</source>
        <translation> …另有 {count} 个</translation>
    </message>
    <message>
        <source>Left out because it is no picture: 1 file.</source>
        <translation>不是图片，已跳过：1 个文件。</translation>
    </message>
    <message>
        <source>Left out because they are no pictures: {count} files.</source>
        <translation>不是图片，已略过：{count} 个文件。</translation>
    </message>
    <message>
        <source>{what}: {name} ({reason})</source>
        <translation>{what}：{name}（{reason}）</translation>
    </message>
    <message>
        <source>, and {count} more</source>
        <translation>，另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>续写</translation>
    </message>
    <message>
        <source>First question</source>
        <translation>第一个问题</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>最后的回答</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表 (Esc)</translation>
    </message>
    <message>
        <source>{0} runs compared</source>
        <translation>比较 {0} 次训练</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Preview picture</source>
        <translation>预览图</translation>
    </message>
    <message>
        <source>Drag to compare, or use the arrow keys. Click for a large view (Enter).</source>
        <translation>拖动或按方向键来比较。点击放大查看 (Enter)。</translation>
    </message>
    <message>
        <source>Click for a large view (Enter).</source>
        <translation>点击放大查看 (Enter)。</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Proposed tags</source>
        <translation>建议的标签</translation>
    </message>
</context>
<context>
    <name>ConflictStrip</name>
    <message>
        <source>Show them</source>
        <translation>显示这些</translation>
    </message>
    <message>
        <source>Overwrite anyway</source>
        <translation>仍然覆盖</translation>
    </message>
    <message>
        <source>Write the captions that were to be written; Ctrl+Z gives the others back</source>
        <translation>写入本来要写的标注；按 Ctrl+Z 恢复另一个程序的标注</translation>
    </message>
    <message>
        <source>Keep the other program&apos;s captions</source>
        <translation>保留另一个程序的标注</translation>
    </message>
    <message>
        <source>Another program changed 1 caption meanwhile. It was left as it is.</source>
        <translation>另一个程序在此期间改了 1 条标注。它保持原样。</translation>
    </message>
    <message>
        <source>Another program changed {count} captions meanwhile. They were left as they are.</source>
        <translation>另一个程序在此期间改了 {count} 条标注。它们保持原样。</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>立即保存</translation>
    </message>
    <message>
        <source>Save a checkpoint after this step and go on</source>
        <translation>这一步后保存检查点并继续</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止并保存</translation>
    </message>
    <message>
        <source>Save a checkpoint after this step and end. You can continue the run later</source>
        <translation>这一步后保存检查点并结束。以后可以继续这次训练</translation>
    </message>
    <message>
        <source>End at once</source>
        <translation>立即结束</translation>
    </message>
    <message>
        <source>End the engine without saving. Earlier checkpoints stay</source>
        <translation>不保存，直接结束引擎。以前的检查点会保留</translation>
    </message>
    <message>
        <source>Use settings again</source>
        <translation>再次使用设置</translation>
    </message>
    <message>
        <source>Put this run&apos;s settings into the Train page</source>
        <translation>把这次训练的设置放到“训练”页</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Wait after this step; the memory stays in use</source>
        <translation>这一步后等待；内存仍被占用</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on after the pause</source>
        <translation>暂停后继续</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Continue the run from its newest checkpoint</source>
        <translation>从最新的检查点继续这次训练</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation>这一步后暂停…</translation>
    </message>
    <message>
        <source>Going on…</source>
        <translation>正在继续…</translation>
    </message>
    <message>
        <source>Saving a checkpoint after this step…</source>
        <translation>这一步后保存检查点…</translation>
    </message>
    <message>
        <source>Stopping: a checkpoint is saved after this step…</source>
        <translation>正在停止：这一步后保存检查点…</translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation>正在启动引擎…</translation>
    </message>
    <message>
        <source>The engine starts. This takes some seconds…</source>
        <translation>引擎正在启动，需要几秒…</translation>
    </message>
    <message>
        <source>Waiting. Nothing is lost; the memory stays in use.</source>
        <translation>等待中。不会丢失任何东西；内存仍被占用。</translation>
    </message>
    <message>
        <source>The engine is gone. Continue from the newest checkpoint.</source>
        <translation>引擎不见了。请从最新的检查点继续。</translation>
    </message>
    <message>
        <source>Saved. You can continue it.</source>
        <translation>已保存。可以继续训练。</translation>
    </message>
    <message>
        <source>Step {step} of {total}</source>
        <translation>第 {step} / {total} 步</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>第 {epoch} / {epochs} 轮</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>每秒 {speed} 步</translation>
    </message>
    <message>
        <source>{seconds} s a step</source>
        <translation>每步 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>用时 {time}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Crash report</source>
        <translation>崩溃报告</translation>
    </message>
    <message>
        <source>Your work is on the disk. This report was written to {0} and sent to nobody. If you want help, read it and send it yourself.</source>
        <translation>你的工作已保存在磁盘上。这份报告写在 {0}，没有发送给任何人。如需帮助，请先阅读，再自行发送。</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the folder of the reports</source>
        <translation>打开报告所在的文件夹</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the whole report</source>
        <translation>复制整份报告</translation>
    </message>
</context>
<context>
    <name>CropPanel</name>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>Take the crop away</source>
        <translation>取消裁剪</translation>
    </message>
    <message>
        <source>Snap to the bucket</source>
        <translation>对齐到分桶</translation>
    </message>
    <message>
        <source>Make the crop exactly as the bucket is, so that nothing of it is cut off (B)</source>
        <translation>让裁剪与分桶完全一致，不会再被裁掉 (B)</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Crop in pixels</source>
        <translation>裁剪（像素）</translation>
    </message>
    <message>
        <source>In training</source>
        <translation>训练时</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>At its own size</source>
        <translation>保持原尺寸</translation>
    </message>
    <message>
        <source>Nothing is cut off</source>
        <translation>不会裁掉任何部分</translation>
    </message>
</context>
<context>
    <name>CropStage</name>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
</context>
<context>
    <name>DatasetPage</name>
    <message>
        <source>One caption could not be written yet. If you close now, it is lost.</source>
        <translation>有一条标注还没能写入。现在关闭会丢失它。</translation>
    </message>
    <message>
        <source>{count} captions could not be written yet. If you close now, they are lost.</source>
        <translation>有 {count} 条标注还没能写入。现在关闭会丢失它们。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove the selected pictures (Del)</source>
        <translation>移除选中的图片 (Del)</translation>
    </message>
    <message>
        <source>Copy pictures into this project, with their captions</source>
        <translation>把图片连同标注复制到这个项目</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Pictures…</source>
        <translation>图片…</translation>
    </message>
    <message>
        <source>A folder of pictures…</source>
        <translation>一个文件夹的图片…</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Words of many pictures at once</source>
        <translation>一次处理多张图片的文字</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Crop, turn and mask pictures</source>
        <translation>裁剪、旋转图片，画蒙版</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>导入导出</translation>
    </message>
    <message>
        <source>Bring datasets in, or take them out</source>
        <translation>导入或导出数据集</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Drop pictures or a folder here. Ten to thirty good ones are enough for a start.</source>
        <translation>把图片或文件夹拖到这里。先有十到三十张好图就够了。</translation>
    </message>
    <message>
        <source>The picture folder is gone</source>
        <translation>图片文件夹不见了</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No picture fits the search.</source>
        <translation>没有符合搜索的图片。</translation>
    </message>
    <message>
        <source>Show all pictures</source>
        <translation>显示所有图片</translation>
    </message>
    <message>
        <source>{reason}. Put it back, or choose where the pictures are now.</source>
        <translation>{reason}。请放回原处，或选择图片现在所在的位置。</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>撤销{what}</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>重做{what}</translation>
    </message>
    <message>
        <source>Remove {count} pictures?</source>
        <translation>移除 {count} 张图片？</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>移除 {name}？</translation>
    </message>
    <message>
        <source>They go to the trash with their captions. Ctrl+Z brings them back.</source>
        <translation>它们连同标注会移到回收站。按 Ctrl+Z 恢复。</translation>
    </message>
    <message>
        <source>The pictures of this project are a linked folder. They are moved to the trash there: {folder}</source>
        <translation>这个项目的图片在一个链接的文件夹里。它们会移到那里的回收站：{folder}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>图片 ({kinds})</translation>
    </message>
    <message>
        <source>Add a folder of pictures</source>
        <translation>添加一个文件夹的图片</translation>
    </message>
    <message>
        <source>The pictures of this project are a linked folder. They are copied there: {folder}</source>
        <translation>这个项目的图片在一个链接的文件夹里。它们会复制到那里：{folder}</translation>
    </message>
    <message>
        <source>Add to the linked folder?</source>
        <translation>添加到链接的文件夹？</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Adding pictures: {done} of {count}</source>
        <translation>正在添加图片：{done} / {count}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Where are the pictures now?</source>
        <translation>图片现在在哪里？</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表 (Esc)</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>添加备注…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Your words on this run. Enter keeps them (Ctrl+Shift+N)</source>
        <translation>对这次训练的备注。Enter 保存 (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Compare the checkpoints of this run: which step is best</source>
        <translation>比较这次训练的检查点：哪一步最好</translation>
    </message>
    <message>
        <source>More that can be done with this run</source>
        <translation>可对这次训练做的更多操作</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>Ready text</source>
        <translation>可直接使用的文字</translation>
    </message>
    <message>
        <source>Copy this text</source>
        <translation>复制这段文字</translation>
    </message>
    <message>
        <source>Copy the text for the prompt</source>
        <translation>复制放进提示词的文字</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>再次导出</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回表单</translation>
    </message>
    <message>
        <source>Your LoRA is in its place</source>
        <translation>LoRA 已经放好</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 个</translation>
    </message>
    <message>
        <source>asks as the model&apos;s own template does</source>
        <translation>按模型自己的模板提问</translation>
    </message>
    <message>
        <source>read back and compared</source>
        <translation>已读回并比对</translation>
    </message>
    <message>
        <source>loaded back and checked</source>
        <translation>已加载回来并检查</translation>
    </message>
    <message>
        <source>model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>settings of the adapter</source>
        <translation>适配器的设置</translation>
    </message>
    <message>
        <source>settings of the model</source>
        <translation>模型的设置</translation>
    </message>
    <message>
        <source>settings of answers</source>
        <translation>回答的设置</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>trigger word and weight</source>
        <translation>触发词和权重</translation>
    </message>
    <message>
        <source>preview picture</source>
        <translation>预览图</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>复制这一行</translation>
    </message>
    <message>
        <source>Copy the word</source>
        <translation>复制这个词</translation>
    </message>
    <message>
        <source>Copy prompt</source>
        <translation>复制提示词</translation>
    </message>
</context>
<context>
    <name>DropPlace</name>
    <message>
        <source>Choose others instead</source>
        <translation>改选其他的</translation>
    </message>
    <message>
        <source>Copy into the project</source>
        <translation>复制到项目里</translation>
    </message>
    <message>
        <source>Use where they are</source>
        <translation>在原处使用</translation>
    </message>
    <message>
        <source>The originals are never touched</source>
        <translation>绝不会改动原件</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Only one folder can be used where it is.</source>
        <translation>原处使用只能选一个文件夹。</translation>
    </message>
    <message>
        <source>The originals are never touched.</source>
        <translation>绝不会改动原件。</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>The caption of {name} has {count} characters, too many to be edited here.</source>
        <translation>{name} 的标注有 {count} 个字符，太长，无法在这里编辑。</translation>
    </message>
    <message>
        <source>Find and replace can, or a text editor.</source>
        <translation>可以用“查找和替换”或文本编辑器。</translation>
    </message>
    <message>
        <source>Replace the caption file?</source>
        <translation>替换标注文件？</translation>
    </message>
    <message>
        <source>{problem}. A new caption replaces it; the old file is kept with .bak at the end of its name.</source>
        <translation>{problem}。新标注会替换它；旧文件会保留，名称末尾加上 .bak。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Another program changed the caption of {name}. What you type here is kept.</source>
        <translation>另一个程序改了 {name} 的标注。这里输入的内容保留着。</translation>
    </message>
    <message>
        <source>Use the other text</source>
        <translation>使用另一份文字</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Leave without saving the edit?</source>
        <translation>不保存编辑就离开？</translation>
    </message>
    <message>
        <source>The picture stays as it is. A painted mask is saved in any case.</source>
        <translation>图片保持原样。画好的蒙版无论如何都会保存。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>{name} cannot be edited: {reason}.</source>
        <translation>无法编辑 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Crop (C)</source>
        <translation>裁剪 (C)</translation>
    </message>
    <message>
        <source>Turn and straighten (R)</source>
        <translation>旋转和拉直 (R)</translation>
    </message>
    <message>
        <source>Mask (M)</source>
        <translation>蒙版 (M)</translation>
    </message>
    <message>
        <source>Previous picture (Page Up)</source>
        <translation>上一张图片 (Page Up)</translation>
    </message>
    <message>
        <source>Next picture (Page Down)</source>
        <translation>下一张图片 (Page Down)</translation>
    </message>
    <message>
        <source>Show the whole picture (0)</source>
        <translation>显示整张图片 (0)</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回 (Esc)</translation>
    </message>
    <message>
        <source>Beside the original</source>
        <translation>放在原图旁边</translation>
    </message>
    <message>
        <source>Instead of it</source>
        <translation>替换原图</translation>
    </message>
    <message>
        <source>The edit becomes a new picture with the same caption</source>
        <translation>编辑结果成为一张新图片，标注相同</translation>
    </message>
    <message>
        <source>The edit takes its place; the original is kept in the project</source>
        <translation>编辑结果取代它；原图保存在项目里</translation>
    </message>
    <message>
        <source>Take back the edit</source>
        <translation>撤回编辑</translation>
    </message>
    <message>
        <source>Bring the original back as it was</source>
        <translation>还原成原图</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>保存 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Draw the crop with the mouse. Arrows move it, Ctrl+arrows size it, Shift is faster.</source>
        <translation>用鼠标画出裁剪框。方向键移动，Ctrl+方向键改变大小，加 Shift 更快。</translation>
    </message>
    <message>
        <source>L and R turn, H mirrors. The wheel zooms, Space pans.</source>
        <translation>L 和 R 旋转，H 镜像。滚轮缩放，空格键平移。</translation>
    </message>
    <message>
        <source>White is learned. Right button erases, wheel sizes the brush, Ctrl+wheel zooms, Space pans.</source>
        <translation>白色部分会被学习。右键擦除，滚轮调笔刷大小，Ctrl+滚轮缩放，空格键平移。</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Save the mask</source>
        <translation>保存蒙版</translation>
    </message>
</context>
<context>
    <name>EngineActions</name>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Check the engine and get what is damaged again</source>
        <translation>检查引擎，重新获取损坏的部分</translation>
    </message>
    <message>
        <source>Training does not start, or a program deleted files</source>
        <translation>训练无法开始，或文件被某个程序删除</translation>
    </message>
    <message>
        <source>Every file of the engine is compared with its hash, and only what is damaged is got again.</source>
        <translation>引擎的每个文件都会与其哈希值比对，只重新获取损坏的部分。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Take another kind of engine, or another folder</source>
        <translation>换一种引擎，或换一个文件夹</translation>
    </message>
    <message>
        <source>Another card, another disk</source>
        <translation>换了显卡，或换了磁盘</translation>
    </message>
    <message>
        <source>The engine here stays in use until the other one is whole.</source>
        <translation>在新引擎完整之前，当前引擎继续使用。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Delete the engine from the disk</source>
        <translation>从磁盘上删除引擎</translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>腾出空间</translation>
    </message>
    <message>
        <source>The engine is deleted. Projects, models and settings stay.</source>
        <translation>引擎会被删除。项目、模型和设置都会保留。</translation>
    </message>
</context>
<context>
    <name>EngineDialog</name>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the engine’s folder</source>
        <translation>显示引擎所在的文件夹</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this; what is at work goes on (Esc)</source>
        <translation>关闭此窗口；正在进行的操作会继续 (Esc)</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Get the packages and set up the engine</source>
        <translation>获取软件包并安装引擎</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续安装</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>This checkout’s own environment is the engine: nothing has to be set up.</source>
        <translation>引擎就是此源码目录自己的环境：无需安装。</translation>
    </message>
    <message>
        <source>This package carries its engine: nothing has to be set up.</source>
        <translation>此安装包自带引擎：无需安装。</translation>
    </message>
    <message>
        <source>Looking for the engine…</source>
        <translation>正在查找引擎…</translation>
    </message>
    <message>
        <source>The engine trains the models. It is set up once, for this computer’s card.</source>
        <translation>引擎负责训练模型。只需按这台电脑的显卡安装一次。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Some room</source>
        <translation>一些空间</translation>
    </message>
    <message>
        <source>{0} become free on the disk. Projects, models and settings stay. To train again, the engine has to be set up again.</source>
        <translation>磁盘上会腾出 {0}。项目、模型和设置都会保留。要再次训练，需要重新安装引擎。</translation>
    </message>
    <message>
        <source>Remove the engine?</source>
        <translation>要移除引擎吗？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>EngineForm</name>
    <message>
        <source>What it computes on</source>
        <translation>用什么计算</translation>
    </message>
    <message>
        <source>Looking for graphics cards and drivers…</source>
        <translation>正在查找显卡和驱动…</translation>
    </message>
    <message>
        <source>Where it goes, and what it takes</source>
        <translation>安装位置与所需空间</translation>
    </message>
    <message>
        <source>Slow network, or none…</source>
        <translation>网络慢或没有网络…</translation>
    </message>
    <message>
        <source>Take the packages from a mirror, a folder or an archive</source>
        <translation>从镜像、文件夹或压缩包获取软件包</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Choose another folder for the engine</source>
        <translation>为引擎另选文件夹</translation>
    </message>
    <message>
        <source>Address of a mirror</source>
        <translation>镜像地址</translation>
    </message>
    <message>
        <source>A package index near you, asked before the public one. Every package is checked by its hash.</source>
        <translation>离你较近的软件包索引，优先于公共索引使用。每个软件包都会校验哈希值。</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>none: the packages come from the network</source>
        <translation>无：软件包从网络获取</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>A folder of wheels, got on another computer: needs no network</source>
        <translation>在另一台电脑上下载的 wheel 文件夹：无需网络</translation>
    </message>
    <message>
        <source>Archive…</source>
        <translation>压缩包…</translation>
    </message>
    <message>
        <source>An archive of wheels, got on another computer: needs no network</source>
        <translation>在另一台电脑上下载的 wheel 压缩包：无需网络</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Take the packages from the network again</source>
        <translation>重新改为从网络获取软件包</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Where shall the engine be?</source>
        <translation>引擎放在哪里？</translation>
    </message>
    <message>
        <source>A folder of wheels</source>
        <translation>wheel 文件夹</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>An archive of wheels</source>
        <translation>wheel 压缩包</translation>
    </message>
    <message>
        <source>{0} to download</source>
        <translation>需下载 {0}</translation>
    </message>
    <message>
        <source>{0} on the disk while it is made, {1} afterwards</source>
        <translation>安装时占用磁盘 {0}，之后 {1}</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>剩余 {0}</translation>
    </message>
</context>
<context>
    <name>EngineProgress</name>
    <message>
        <source>Progress of the engine</source>
        <translation>引擎的进度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Let the network go for a while</source>
        <translation>暂时让出网络</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What is there is kept; setting up goes on from it at the next try</source>
        <translation>已有的内容会保留；下次从这里继续安装</translation>
    </message>
    <message>
        <source>You can close this and look around in the app meanwhile; the line at the bottom says how far it is.</source>
        <translation>可以先关闭此窗口，在应用里随便看看；底部状态栏会显示进度。</translation>
    </message>
    <message>
        <source>If the app is closed or the network breaks, nothing is lost: it goes on from where it was.</source>
        <translation>即使关闭应用或网络中断也不会丢失：会从中断处继续。</translation>
    </message>
    <message>
        <source>Every package is checked by its hash before it is installed.</source>
        <translation>每个软件包安装前都会校验哈希值。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>EngineSetup</name>
    <message>
        <source>The engine is ready: you can train now.</source>
        <translation>引擎已就绪：现在可以训练了。</translation>
    </message>
    <message>
        <source>The engine is whole again.</source>
        <translation>引擎已修好。</translation>
    </message>
    <message>
        <source>The engine is up to date.</source>
        <translation>引擎已是最新。</translation>
    </message>
    <message>
        <source>The engine was removed. Your projects and models are still here.</source>
        <translation>引擎已移除。项目和模型都还在。</translation>
    </message>
    <message>
        <source>Setting up the engine was stopped. What is there is kept; it can go on.</source>
        <translation>引擎安装已停止。已有的部分会保留，可以继续。</translation>
    </message>
</context>
<context>
    <name>ErrorBox</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show where in the program it happened</source>
        <translation>显示发生在程序的什么地方</translation>
    </message>
    <message>
        <source>Details of the error</source>
        <translation>错误详情</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Import an archive or dataset file…</source>
        <translation>导入压缩包或数据集文件…</translation>
    </message>
    <message>
        <source>A zip, metadata.csv or .jsonl, kohya&apos;s dataset .toml or meta .json</source>
        <translation>zip、metadata.csv 或 .jsonl、kohya 的数据集 .toml 或 meta .json</translation>
    </message>
    <message>
        <source>Paste pictures</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Prompts of generated pictures as captions</source>
        <translation>把生成图片的提示词用作标注</translation>
    </message>
    <message>
        <source>Pictures without a caption get the prompt that A1111, Forge, ComfyUI or InvokeAI wrote into them</source>
        <translation>没有标注的图片，会用 A1111、Forge、ComfyUI 或 InvokeAI 写在图里的提示词作标注</translation>
    </message>
    <message>
        <source>Export the dataset…</source>
        <translation>导出数据集…</translation>
    </message>
    <message>
        <source>Fetching the picture…</source>
        <translation>正在获取图片…</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard. Copy a picture, or files in the file manager.</source>
        <translation>剪贴板里没有图片。请复制图片，或在文件管理器里复制文件。</translation>
    </message>
    <message>
        <source>prompts as captions</source>
        <translation>用提示词作标注</translation>
    </message>
    <message>
        <source>{count} captions were taken from prompts. Ctrl+Z takes them back.</source>
        <translation>从提示词得到 {count} 条标注。按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>None of these pictures lacks a caption and carries a prompt.</source>
        <translation>这些图片里，没有缺标注且带提示词的。</translation>
    </message>
    <message>
        <source>There are no pictures to export yet.</source>
        <translation>还没有可导出的图片。</translation>
    </message>
    <message>
        <source>Import a dataset</source>
        <translation>导入数据集</translation>
    </message>
    <message>
        <source>Archives and dataset files ({kinds})</source>
        <translation>压缩包和数据集文件 ({kinds})</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Write the LoRA to the chosen place</source>
        <translation>把 LoRA 写到所选的位置</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the export</source>
        <translation>结束导出</translation>
    </message>
    <message>
        <source>{0} {1} of {2}</source>
        <translation>{0} {1} / {2}</translation>
    </message>
</context>
<context>
    <name>ExportPage</name>
    <message>
        <source>Replace the file that is there?</source>
        <translation>替换那里的文件？</translation>
    </message>
    <message>
        <source>Replace the files that are there?</source>
        <translation>替换那里的这些文件？</translation>
    </message>
    <message>
        <source>{names}

in {folder}</source>
        <translation>{names}

位于 {folder}</translation>
    </message>
    <message>
        <source>Keep both writes the new one as {0}.</source>
        <translation>“两者都保留”会把新文件写成 {0}。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两者都保留</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Nothing to export yet</source>
        <translation>还没有可导出的</translation>
    </message>
    <message>
        <source>Finish a training, then take its LoRA to your tools here.</source>
        <translation>先完成一次训练，再在这里把 LoRA 带到你的工具里。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <source>Which LoRA</source>
        <translation>哪个 LoRA</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>放到哪里</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>做什么用</translation>
    </message>
    <message>
        <source>How it is called and used</source>
        <translation>名称和用法</translation>
    </message>
    <message>
        <source>Preview picture</source>
        <translation>预览图</translation>
    </message>
    <message>
        <source>“{0}” has no finished LoRA yet. Finish the run first: continue it on the Runs page.</source>
        <translation>“{0}”还没有完成的 LoRA。请先完成这次训练：在“训练记录”页继续。</translation>
    </message>
    <message>
        <source>Choose a run.</source>
        <translation>请选择一次训练。</translation>
    </message>
    <message>
        <source>Choose where the LoRA goes.</source>
        <translation>请选择 LoRA 放到哪里。</translation>
    </message>
    <message>
        <source>The file name cannot be used.</source>
        <translation>这个文件名不能用。</translation>
    </message>
    <message>
        <source>Writes {0}</source>
        <translation>写入 {0}</translation>
    </message>
    <message>
        <source>Writes {0}, about {1}; the disk has {2} left</source>
        <translation>写入 {0}，约 {1}；磁盘还剩 {2}</translation>
    </message>
    <message>
        <source>Looking at the place…</source>
        <translation>正在查看这个位置…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>导出已取消。没有写入任何内容。</translation>
    </message>
    <message>
        <source>A folder for diffusers: {0} goes to {1}</source>
        <translation>diffusers 用的文件夹：{0} 放到 {1}</translation>
    </message>
    <message>
        <source>A plain folder: the files go to {0}</source>
        <translation>普通文件夹：文件放到 {0}</translation>
    </message>
    <message>
        <source>This is {0}: the files go to {1}</source>
        <translation>这是 {0}：文件放到 {1}</translation>
    </message>
    <message>
        <source>Load it in your script with this line, after the base model.</source>
        <translation>在脚本里加载底模后，用这一行加载它。</translation>
    </message>
    <message>
        <source>In ComfyUI press R, add a Load LoRA node, choose {0} and set its strength to {1:g}.</source>
        <translation>在 ComfyUI 里按 R，添加 Load LoRA 节点，选 {0}，把强度设为 {1:g}。</translation>
    </message>
    <message>
        <source>Write the trigger word in the prompt:</source>
        <translation>在提示词里写上触发词：</translation>
    </message>
    <message>
        <source>In InvokeAI open the Model Manager, choose Scan Folder, enter {0} and install {1} in place; then add it in the LoRA list with weight {2:g}.</source>
        <translation>在 InvokeAI 里打开 Model Manager，选 Scan Folder，填入 {0}，原位安装 {1}；然后在 LoRA 列表里添加它，权重 {2:g}。</translation>
    </message>
    <message>
        <source>Copy the files to the LoRA folder of your tool, and write this in the prompt:</source>
        <translation>把文件复制到你的工具的 LoRA 文件夹，并在提示词里写：</translation>
    </message>
    <message>
        <source>In {0} open the Lora tab, press Refresh and click {1}; or write this in the prompt:</source>
        <translation>在 {0} 里打开 Lora 标签页，按 Refresh，点 {1}；或在提示词里写：</translation>
    </message>
    <message>
        <source>For diffusers</source>
        <translation>给 diffusers</translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation>请给文件取个名称。</translation>
    </message>
    <message>
        <source>a control character</source>
        <translation>控制字符</translation>
    </message>
    <message>
        <source>A name cannot have {0} in it: use letters, digits, spaces, - and _</source>
        <translation>名称里不能有 {0}：请用字母、数字、空格、- 和 _</translation>
    </message>
    <message>
        <source>A name cannot begin or end with a space or a dot.</source>
        <translation>名称不能以空格或点开头或结尾。</translation>
    </message>
    <message>
        <source>Windows keeps the name {0} for itself: choose another one.</source>
        <translation>Windows 保留了名称 {0}：请另取一个。</translation>
    </message>
    <message>
        <source>{0} is a file, not a folder: choose another place.</source>
        <translation>{0} 是文件，不是文件夹：请另选位置。</translation>
    </message>
    <message>
        <source>Nothing can be written to {0} ({1}): choose another place, or allow writing there.</source>
        <translation>无法写入 {0}（{1}）：请另选位置，或允许写入那里。</translation>
    </message>
    <message>
        <source>Load it in your script with this line, after the base model:</source>
        <translation>在脚本里加载底模后，用这一行加载它：</translation>
    </message>
    <message>
        <source>Load it like any model of transformers; the base model is not needed:</source>
        <translation>像 transformers 的其他模型一样加载；不需要底模：</translation>
    </message>
    <message>
        <source>Start llama.cpp with a GGUF file of the same base model; --lora-scaled FILE:0.5 sets another strength:</source>
        <translation>用同一个底模的 GGUF 文件启动 llama.cpp；--lora-scaled FILE:0.5 可设别的强度：</translation>
    </message>
    <message>
        <source>Type this in a terminal, with Ollama installed; then talk to it with: ollama run {0}</source>
        <translation>安装 Ollama 后在终端输入这一行；然后用这条命令对话：ollama run {0}</translation>
    </message>
    <message>
        <source>Adapter for PEFT</source>
        <translation>PEFT 适配器</translation>
    </message>
    <message>
        <source>Whole model</source>
        <translation>完整模型</translation>
    </message>
    <message>
        <source>GGUF adapter</source>
        <translation>GGUF 适配器</translation>
    </message>
    <message>
        <source>For Ollama</source>
        <translation>给 Ollama</translation>
    </message>
    <message>
        <source>A small folder for Python, vLLM and others, loaded onto the base model.</source>
        <translation>一个小文件夹，供 Python、vLLM 等加载到底模上。</translation>
    </message>
    <message>
        <source>The base model with the LoRA merged in, as a model of its own.</source>
        <translation>把 LoRA 合并进底模，成为独立的模型。</translation>
    </message>
    <message>
        <source>A small file for llama.cpp and LM Studio, beside a GGUF of the base model.</source>
        <translation>一个小文件，供 llama.cpp 和 LM Studio 与底模的 GGUF 一起使用。</translation>
    </message>
    <message>
        <source>The GGUF adapter with a Modelfile that asks as it was trained.</source>
        <translation>GGUF 适配器和一个 Modelfile，提问方式与训练时相同。</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Open LoRA files</source>
        <translation>打开 LoRA 文件</translation>
    </message>
    <message>
        <source>Hold Ctrl or Shift to mark several; Delete takes a file off this list</source>
        <translation>按住 Ctrl 或 Shift 可选多个；Delete 把文件从列表移除</translation>
    </message>
</context>
<context>
    <name>FilterHelp</name>
    <message>
        <source>Plain words are found in captions and names. More exactly:</source>
        <translation>普通的词会在标注和名称里查找。更精确的写法：</translation>
    </message>
    <message>
        <source>AND binds tighter than OR; words side by side mean AND. Text with spaces goes in quotes.</source>
        <translation>AND 比 OR 优先；并列的词表示 AND。带空格的文字要加引号。</translation>
    </message>
    <message>
        <source>has exactly this tag</source>
        <translation>正好有这个标签</translation>
    </message>
    <message>
        <source>a tag with anything around it; ? is one letter</source>
        <translation>标签前后可有任何内容；? 代表一个字母</translation>
    </message>
    <message>
        <source>the caption does not say so</source>
        <translation>标注里没有这样写</translation>
    </message>
    <message>
        <source>the caption is too long for the model</source>
        <translation>标注超出模型的长度</translation>
    </message>
    <message>
        <source>few tags, or no caption at all</source>
        <translation>标签很少，或没有标注</translation>
    </message>
    <message>
        <source>small pictures; also aspect: and bytes:</source>
        <translation>小图；还有 aspect: 和 bytes:</translation>
    </message>
    <message>
        <source>wider than 16:9</source>
        <translation>比 16:9 更宽</translation>
    </message>
    <message>
        <source>by folder; also name: and path:</source>
        <translation>按文件夹；还有 name: 和 path:</translation>
    </message>
    <message>
        <source>by length of the caption</source>
        <translation>按标注长度</translation>
    </message>
    <message>
        <source>left out of a training; also masked, edited, conflict</source>
        <translation>不参加训练；还有 masked, edited, conflict</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Show in Dataset</source>
        <translation>在“数据集”里显示</translation>
    </message>
    <message>
        <source>Show all {number} in Dataset</source>
        <translation>在“数据集”里显示全部 {number} 张</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Your LoRA</source>
        <translation>你的 LoRA</translation>
    </message>
    <message>
        <source>No setting has these words</source>
        <translation>没有含这些词的设置</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>换个词试试。</translation>
    </message>
    <message>
        <source>Nothing differs from the preset</source>
        <translation>与预设没有差别</translation>
    </message>
    <message>
        <source>Changed settings are listed here.</source>
        <translation>改过的设置会列在这里。</translation>
    </message>
</context>
<context>
    <name>FormState</name>
    <message>
        <source>Change of {title}</source>
        <translation>修改{title}</translation>
    </message>
    <message>
        <source>Reset of all settings</source>
        <translation>重置所有设置</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Fold or unfold this group (Space)</source>
        <translation>折叠或展开这一组（空格键）</translation>
    </message>
    <message>
        <source>{count} to mend</source>
        <translation>{count} 项需改正</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>改了 {count} 项</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
</context>
<context>
    <name>GroupRows</name>
    <message>
        <source>and {number} more</source>
        <translation>另有 {number} 张</translation>
    </message>
    <message>
        <source>and {number} more groups, of which the best one is proposed to stay</source>
        <translation>另有 {number} 组，每组建议保留最好的一张</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Look at every picture that is new or has changed</source>
        <translation>检查所有新增或改动的图片</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>体检</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Add some on the Dataset page. What could spoil a training is then told here, and how to mend it.</source>
        <translation>请在“数据集”页添加一些。这里会说明什么可能影响训练，以及怎样改正。</translation>
    </message>
    <message>
        <source>The check was stopped after {number} pictures: what is said here holds for these only.</source>
        <translation>检查在 {number} 张图片后停止：这里说的只针对它们。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pictures outside the project&apos;s own folder are left where they are: {file}</source>
        <translation>不在项目自己文件夹里的图片留在原处：{file}</translation>
    </message>
    <message>
        <source>{number} pictures go to the trash with their captions. Undo takes it back.</source>
        <translation>{number} 张图片连同标注会移到回收站。可以撤销。</translation>
    </message>
    <message>
        <source>Move to trash?</source>
        <translation>移到回收站？</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>{name} goes to the trash.</source>
        <translation>{name} 移到了回收站。</translation>
    </message>
    <message>
        <source>{number} pictures go to the trash.</source>
        <translation>{number} 张图片移到了回收站。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Lengths in tokens</source>
        <translation>长度（token）</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} 行</translation>
    </message>
    <message>
        <source>{0} tokens: {1}</source>
        <translation>{0} 个 token：{1}</translation>
    </message>
    <message>
        <source>tokens in a row</source>
        <translation>每行的 token</translation>
    </message>
    <message>
        <source>limit {0}</source>
        <translation>上限 {0}</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>The folder {0} goes to the trash, with its settings and runs.</source>
        <translation>文件夹 {0} 连同设置和训练会移到回收站。</translation>
    </message>
    <message>
        <source>The texts lie elsewhere and stay where they are.</source>
        <translation>文本在别处，留在原处。</translation>
    </message>
    <message>
        <source>The pictures lie elsewhere and stay where they are.</source>
        <translation>图片在别处，留在原处。</translation>
    </message>
    <message>
        <source>Its texts go with it.</source>
        <translation>它的文本会一起移走。</translation>
    </message>
    <message>
        <source>Its picture goes with it.</source>
        <translation>它的图片会一起移走。</translation>
    </message>
    <message>
        <source>Its {0} pictures go with it.</source>
        <translation>它的 {0} 张图片会一起移走。</translation>
    </message>
    <message>
        <source>This project is being trained now. Stop the training first, then delete the project.</source>
        <translation>这个项目正在训练。请先停止训练，再删除项目。</translation>
    </message>
    <message>
        <source>Previews are still being made in this project. Close it, then delete it.</source>
        <translation>这个项目还在制作预览。请先关闭它，再删除。</translation>
    </message>
    <message>
        <source>{0} could not be moved to the trash ({1}). Delete the folder by hand if you wish.</source>
        <translation>{0} 无法移到回收站（{1}）。如果需要，请手动删除文件夹。</translation>
    </message>
    <message>
        <source>There are no pictures or texts there. Choose pictures such as PNG or JPEG, texts such as JSONL, CSV or TXT, or a folder of them.</source>
        <translation>那里没有图片或文本。请选择 PNG、JPEG 等图片，JSONL、CSV、TXT 等文本，或含有它们的文件夹。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Make a project from pictures or texts</source>
        <translation>用图片或文本新建项目</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open a project that lies anywhere on this computer</source>
        <translation>打开这台电脑上任何位置的项目</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search projects</source>
        <translation>搜索项目</translation>
    </message>
    <message>
        <source>Search projects by name or folder (Ctrl+F)</source>
        <translation>按名称或文件夹搜索项目 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Sample of texts</source>
        <translation>文本示例</translation>
    </message>
    <message>
        <source>Open a small ready project that teaches a language model a manner</source>
        <translation>打开一个现成的小项目，教语言模型一种说话方式</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Start with your pictures or texts</source>
        <translation>从你的图片或文本开始</translation>
    </message>
    <message>
        <source>Drop some pictures or a folder of them here, and the app learns to draw what they show; or drop texts, and a language model learns to answer as they do.</source>
        <translation>把一些图片或图片文件夹拖到这里，应用就会学着画其中的内容；拖入文本，语言模型就会学着像它们那样回答。</translation>
    </message>
    <message>
        <source>Bring back the sample project</source>
        <translation>找回示例项目</translation>
    </message>
    <message>
        <source>A small ready project to try everything with</source>
        <translation>一个现成的小项目，可以试用所有功能</translation>
    </message>
    <message>
        <source>No project has these words.</source>
        <translation>没有含这些词的项目。</translation>
    </message>
    <message>
        <source>Drop to start a new project, or to open one</source>
        <translation>松开即可新建或打开项目</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>{0} is a folder of pictures, not a project.</source>
        <translation>{0} 是图片文件夹，不是项目。</translation>
    </message>
    <message>
        <source>{0} is a folder of texts, not a project.</source>
        <translation>{0} 是文本文件夹，不是项目。</translation>
    </message>
    <message>
        <source>Make a project with them</source>
        <translation>用它们新建项目</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>“{0}” was made.</source>
        <translation>已新建“{0}”。</translation>
    </message>
    <message>
        <source>Copying “{0}” …</source>
        <translation>正在复制“{0}”…</translation>
    </message>
    <message>
        <source>“{0}” is off the list. Nothing was deleted.</source>
        <translation>“{0}”已从列表移除。没有删除任何东西。</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回去</translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation>删除“{0}”？</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>“{0}” is in the trash.</source>
        <translation>“{0}”已移到回收站。</translation>
    </message>
    <message>
        <source>Where are the texts now?</source>
        <translation>文本现在在哪里？</translation>
    </message>
    <message>
        <source>Where are the pictures now?</source>
        <translation>图片现在在哪里？</translation>
    </message>
    <message>
        <source>Where is the project now?</source>
        <translation>项目现在在哪里？</translation>
    </message>
    <message>
        <source>“{0}” can be opened again. The damaged file is kept beside the new one.</source>
        <translation>“{0}”可以重新打开了。损坏的文件保留在新文件旁边。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>HubBar</name>
    <message>
        <source>owner/name, as on the model’s page on huggingface.co</source>
        <translation>owner/name，即 huggingface.co 上模型页面的名称</translation>
    </message>
    <message>
        <source>Name of a model on Hugging Face</source>
        <translation>Hugging Face 上的模型名称</translation>
    </message>
    <message>
        <source>For a single file, add its name: owner/name/FILE.safetensors</source>
        <translation>只要单个文件，就加上文件名：owner/name/FILE.safetensors</translation>
    </message>
    <message>
        <source>access token, if the model asks for permission</source>
        <translation>访问令牌（模型需要许可时填写）</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Used for this download only; it is not kept. HF_TOKEN is used without it.</source>
        <translation>只用于这次下载，不会保存。不填时使用 HF_TOKEN。</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Download the model into the app’s own folder (Enter)</source>
        <translation>把模型下载到应用自己的文件夹 (Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What came so far is kept; the next try goes on from there</source>
        <translation>已下载的会保留；下次从这里继续</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>正在询问 hub…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>还剩 {0}</translation>
    </message>
    <message>
        <source>Stopped. “Get” goes on from here.</source>
        <translation>已停止。“获取”会从这里继续。</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Settings of another tool</source>
        <translation>其他工具的设置</translation>
    </message>
    <message>
        <source>Settings of {tool}</source>
        <translation>{tool} 的设置</translation>
    </message>
    <message>
        <source>Also the picture folders</source>
        <translation>连同图片文件夹</translation>
    </message>
    <message>
        <source>They are trained beside the project&apos;s own pictures. Leave it off to train only those.</source>
        <translation>它们与项目自己的图片一起训练。关闭则只训练项目的图片。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Called there</source>
        <translation>原名</translation>
    </message>
    <message>
        <source>What is taken</source>
        <translation>会采用的</translation>
    </message>
    <message>
        <source>Value there</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What is not taken</source>
        <translation>不会采用的</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Put these values into the form; undo takes them back</source>
        <translation>把这些值放进表单；可以撤销</translation>
    </message>
    <message>
        <source>What is taken: {count}</source>
        <translation>会采用：{count}</translation>
    </message>
    <message>
        <source>What is not taken: {count}</source>
        <translation>不会采用：{count}</translation>
    </message>
</context>
<context>
    <name>InputBox</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation>问点什么</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line.</source>
        <translation>Enter 发送，Shift+Enter 换行。</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>擦拭对比</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Only with</source>
        <translation>只看加 LoRA</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>{name}: show or hide</source>
        <translation>{name}：显示或隐藏</translation>
    </message>
</context>
<context>
    <name>Listing</name>
    <message>
        <source>No run has these words.</source>
        <translation>没有含这些词的训练。</translation>
    </message>
    <message>
        <source>Search in names, settings and notes</source>
        <translation>在名称、设置和备注里搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show only the runs that have these words (Ctrl+F)</source>
        <translation>只显示含这些词的训练 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>The order of the list</source>
        <translation>列表的顺序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Lowest loss first</source>
        <translation>损失最低的在前</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>时间最长的在前</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>More that can be done with the chosen runs</source>
        <translation>可对选中的训练做的更多操作</translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source>Course</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Full log</source>
        <translation>完整日志</translation>
    </message>
    <message>
        <source>What the engine wrote into log.txt</source>
        <translation>引擎写进 log.txt 的内容</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Copy the log, or its selected lines</source>
        <translation>复制日志，或选中的行</translation>
    </message>
    <message>
        <source>Warnings ({count})</source>
        <translation>警告 ({count})</translation>
    </message>
    <message>
        <source>Course of the run</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>The engine has written nothing yet.</source>
        <translation>引擎还没有写任何内容。</translation>
    </message>
    <message>
        <source>The engine&apos;s output</source>
        <translation>引擎的输出</translation>
    </message>
</context>
<context>
    <name>LoraPicker</name>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>No LoRA yet: the base model</source>
        <translation>还没有 LoRA：底模</translation>
    </message>
    <message>
        <source>Open a LoRA file…</source>
        <translation>打开 LoRA 文件…</translation>
    </message>
    <message>
        <source>The training now, step {step}</source>
        <translation>正在进行的训练，第 {step} 步</translation>
    </message>
    <message>
        <source>The training now</source>
        <translation>正在进行的训练</translation>
    </message>
    <message>
        <source>{run}, step {step} ★ best</source>
        <translation>{run}，第 {step} 步 ★ 最佳</translation>
    </message>
    <message>
        <source>{run}, step {step}</source>
        <translation>{run}，第 {step} 步</translation>
    </message>
    <message>
        <source>{run}, {file}</source>
        <translation>{run}，{file}</translation>
    </message>
    <message>
        <source>Open a LoRA file</source>
        <translation>打开 LoRA 文件</translation>
    </message>
    <message>
        <source>LoRA files (*.safetensors)</source>
        <translation>LoRA 文件 (*.safetensors)</translation>
    </message>
</context>
<context>
    <name>MachineFacts</name>
    <message>
        <source>Looking for the graphics card…</source>
        <translation>正在查找显卡…</translation>
    </message>
    <message>
        <source>Looking at the processor…</source>
        <translation>正在查看处理器…</translation>
    </message>
    <message>
        <source>Looking at the memory…</source>
        <translation>正在查看内存…</translation>
    </message>
    <message>
        <source>Looking at the disk…</source>
        <translation>正在查看磁盘…</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Caption by model…</source>
        <translation>用模型标注…</translation>
    </message>
    <message>
        <source>Let a model describe the pictures, and look through what it wrote</source>
        <translation>让模型描述图片，再逐条查看它写的内容</translation>
    </message>
    <message>
        <source>Make masks…</source>
        <translation>制作蒙版…</translation>
    </message>
    <message>
        <source>Masks say which part of a picture is learned: from transparency, a colour or a model</source>
        <translation>蒙版说明图片的哪一部分要学：可来自透明度、颜色或模型</translation>
    </message>
    <message>
        <source>Captions are being made. If you close now, this ends; what is made by then is offered when you open the project again.</source>
        <translation>正在制作标注。现在关闭就会结束；已做好的部分会在再次打开项目时提供。</translation>
    </message>
    <message>
        <source>{count} new masks are not applied yet. If you close now, they are lost.</source>
        <translation>有 {count} 个新蒙版还没有应用。现在关闭会丢失它们。</translation>
    </message>
    <message>
        <source>A model is still at work on captions for this project; none is there yet.</source>
        <translation>还有模型在为这个项目做标注；目前还没有做好的。</translation>
    </message>
    <message>
        <source>One caption that a model made for this project was not applied yet.</source>
        <translation>模型为这个项目做的一条标注还没有应用。</translation>
    </message>
    <message>
        <source>{count} captions that a model made for this project were not applied yet.</source>
        <translation>模型为这个项目做的 {count} 条标注还没有应用。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>There are no pictures yet. Add some first.</source>
        <translation>还没有图片。请先添加一些。</translation>
    </message>
</context>
<context>
    <name>MannerForm</name>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>System prompt: the part that the model plays</source>
        <translation>系统提示词：模型扮演的角色</translation>
    </message>
    <message>
        <source>Stands before the conversation. Best is the one that the LoRA was trained with.</source>
        <translation>放在对话之前。最好与训练 LoRA 时用的相同。</translation>
    </message>
    <message>
        <source>How freely words are chosen. 0 = always the likeliest, so that only the LoRA makes the difference.</source>
        <translation>选词的自由程度。0 = 总选最可能的词，这样差别只来自 LoRA。</translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share. 1 = all words.</source>
        <translation>只取合计占到这个比例的最可能的词。1 = 所有的词。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words.</source>
        <translation>只取这么多个最可能的词。</translation>
    </message>
    <message>
        <source>Makes words less likely that were said already. 1 = off, 1.1 is usual.</source>
        <translation>让说过的词不那么容易再出现。1 = 关，常用 1.1。</translation>
    </message>
    <message>
        <source>Answers end here at the latest, in tokens: about four letters each.</source>
        <translation>回答最长到这里，以 token 计：每个约四个字母。</translation>
    </message>
    <message>
        <source>The same seed gives the same answer, so that only the LoRA makes the difference.</source>
        <translation>同一个种子给出同样的回答，这样差别只来自 LoRA。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
</context>
<context>
    <name>MaskList</name>
    <message>
        <source>Masks that were made</source>
        <translation>做好的蒙版</translation>
    </message>
</context>
<context>
    <name>MaskModel</name>
    <message>
        <source>No mask was made.</source>
        <translation>没有做出蒙版。</translation>
    </message>
</context>
<context>
    <name>MaskPanel</name>
    <message>
        <source>Make masks</source>
        <translation>制作蒙版</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>正在工作</translation>
    </message>
    <message>
        <source>Masks appear here as they are made.</source>
        <translation>蒙版做好后会出现在这里。</translation>
    </message>
    <message>
        <source>Cancelled after {done} of {all} pictures. What was made can be applied.</source>
        <translation>已取消，做完 {done} / {all} 张图片。已做好的可以应用。</translation>
    </message>
    <message>
        <source>{count} pictures have a mask already, and keep it.</source>
        <translation>{count} 张图片已有蒙版，保持不变。</translation>
    </message>
    <message>
        <source>One picture has a mask already, and keeps it.</source>
        <translation>一张图片已有蒙版，保持不变。</translation>
    </message>
    <message>
        <source>No mask was made; each picture says why.</source>
        <translation>没有做出蒙版；每张图片都写有原因。</translation>
    </message>
    <message>
        <source>masks of {count} pictures</source>
        <translation>{count} 张图片的蒙版</translation>
    </message>
    <message>
        <source>The mask lies beside its picture. Ctrl+Z takes it back.</source>
        <translation>蒙版已放在图片旁边。按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>{count} masks lie beside their pictures. Ctrl+Z takes them back.</source>
        <translation>{count} 个蒙版已放在图片旁边。按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Train with masks</source>
        <translation>用蒙版训练</translation>
    </message>
    <message>
        <source>{count} masks are not applied yet.</source>
        <translation>还有 {count} 个蒙版没有应用。</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Paint what is learned (P); the right button erases</source>
        <translation>画出要学的部分 (P)；右键擦除</translation>
    </message>
    <message>
        <source>Take away from what is learned (E)</source>
        <translation>从要学的部分里去掉 (E)</translation>
    </message>
    <message>
        <source>Fill a part of one colour (G); the right button empties it</source>
        <translation>填充同色的区域 (G)；右键清空</translation>
    </message>
    <message>
        <source>{count} px</source>
        <translation>{count} 像素</translation>
    </message>
    <message>
        <source>{count} %</source>
        <translation>{count}%</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Width of the brush in pixels of the picture (mouse wheel, [ and ])</source>
        <translation>笔刷宽度，以图片像素计（鼠标滚轮，[ 和 ]）</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>硬度</translation>
    </message>
    <message>
        <source>How sharp the brush&apos;s edge is</source>
        <translation>笔刷边缘有多锐利</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>How far a colour may differ from the one under the pointer to be filled</source>
        <translation>与指针下的颜色相差多少仍会填充</translation>
    </message>
    <message>
        <source>Take the last stroke back (Ctrl+Z)</source>
        <translation>撤回上一笔 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Shift+Z)</source>
        <translation>重做 (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Fill all</source>
        <translation>全部填充</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Delete the mask</source>
        <translation>删除蒙版</translation>
    </message>
    <message>
        <source>Set “Masks” to NAME-masklabel.png on the page Train</source>
        <translation>在“训练”页把“蒙版”设为 NAME-masklabel.png</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Overlay in {colour}</source>
        <translation>用{colour}色叠加</translation>
    </message>
    <message>
        <source>Training does not use masks yet.</source>
        <translation>训练还没有使用蒙版。</translation>
    </message>
    <message>
        <source>Training takes its masks from another place than this one.</source>
        <translation>训练用的是别处的蒙版，不是这里的。</translation>
    </message>
    <message>
        <source>{percent} % of the picture is learned</source>
        <translation>学习图片的 {percent}%</translation>
    </message>
    <message>
        <source>Nothing is painted yet: paint what is to be learned</source>
        <translation>还什么都没画：请画出要学的部分</translation>
    </message>
</context>
<context>
    <name>MaskPicture</name>
    <message>
        <source>The picture with its mask</source>
        <translation>图片和它的蒙版</translation>
    </message>
    <message>
        <source>Click on the background to take its colour</source>
        <translation>点击背景，取它的颜色</translation>
    </message>
</context>
<context>
    <name>MaskReview</name>
    <message>
        <source>Which masks are shown</source>
        <translation>显示哪些蒙版</translation>
    </message>
    <message>
        <source>Take all that are shown</source>
        <translation>采用显示的全部</translation>
    </message>
    <message>
        <source>Leave out all that are shown</source>
        <translation>去掉显示的全部</translation>
    </message>
    <message>
        <source>Put the taken masks beside their pictures, as one step (Ctrl+Return)</source>
        <translation>把采用的蒙版放在图片旁边，作为一步 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Forget these masks</source>
        <translation>放弃这些蒙版</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>全部 ({count})</translation>
    </message>
    <message>
        <source>To mind ({count})</source>
        <translation>需留意 ({count})</translation>
    </message>
    <message>
        <source>Apply {count} masks</source>
        <translation>应用 {count} 个蒙版</translation>
    </message>
    <message>
        <source>Apply masks</source>
        <translation>应用蒙版</translation>
    </message>
    <message>
        <source>Apply 1 mask</source>
        <translation>应用 1 个蒙版</translation>
    </message>
</context>
<context>
    <name>MaskSetup</name>
    <message>
        <source>Transparency</source>
        <translation>透明度</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message>
        <source>Begin (Ctrl+Return)</source>
        <translation>开始 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>收起选项</translation>
    </message>
    <message>
        <source>Make 1 mask</source>
        <translation>制作 1 个蒙版</translation>
    </message>
    <message>
        <source>Make masks</source>
        <translation>制作蒙版</translation>
    </message>
    <message>
        <source>Make {count} masks</source>
        <translation>制作 {count} 个蒙版</translation>
    </message>
    <message>
        <source>Say what is to be looked for, such as “face”.</source>
        <translation>写出要找的东西，例如 “face”。</translation>
    </message>
    <message>
        <source>There are no such pictures.</source>
        <translation>没有这样的图片。</translation>
    </message>
    <message>
        <source>What is not learned lies under a red veil. Click on the background to take its colour.</source>
        <translation>不学的部分盖着红色。点击背景，取它的颜色。</translation>
    </message>
    <message>
        <source>What is not learned lies under a red veil.</source>
        <translation>不学的部分盖着红色。</translation>
    </message>
</context>
<context>
    <name>MaskStage</name>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
</context>
<context>
    <name>MaskTiles</name>
    <message>
        <source>no mask</source>
        <translation>没有蒙版</translation>
    </message>
</context>
<context>
    <name>ModelField</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Folder, file, or owner/name on Hugging Face</source>
        <translation>文件夹、文件，或 Hugging Face 上的 owner/name</translation>
    </message>
    <message>
        <source>Folder, file or hub name of the model</source>
        <translation>模型的文件夹、文件或 hub 名称</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Name a folder, a file or a model on Hugging Face.</source>
        <translation>请给出文件夹、文件，或 Hugging Face 上的模型。</translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation>正在查看模型…</translation>
    </message>
    <message>
        <source>Another model…</source>
        <translation>其他模型…</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>is downloaded first</source>
        <translation>会先下载</translation>
    </message>
    <message>
        <source>CLIP: phrases from a list</source>
        <translation>CLIP：来自列表的短语</translation>
    </message>
    <message>
        <source>CoCa: a short sentence</source>
        <translation>CoCa：一个短句</translation>
    </message>
    <message>
        <source>Tagger: tags</source>
        <translation>打标模型：标签</translation>
    </message>
    <message>
        <source>Captioner: sentences</source>
        <translation>标注模型：句子</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pt *.bin *.onnx)</source>
        <translation>模型 (*.safetensors *.pt *.bin *.onnx)</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Choose a model’s folder</source>
        <translation>选择模型的文件夹</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>Choose a base model</source>
        <translation>选择底模</translation>
    </message>
    <message>
        <source>Choose a language model</source>
        <translation>选择语言模型</translation>
    </message>
    <message>
        <source>Choose a VAE</source>
        <translation>选择 VAE</translation>
    </message>
    <message>
        <source>Search by name, folder or family</source>
        <translation>按名称、文件夹或系列搜索</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Search models (Ctrl+F)</source>
        <translation>搜索模型 (Ctrl+F)</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>按系列</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>按大小</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>列表的顺序</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Look for models in this folder from now on; the root of a WebUI or of ComfyUI is understood</source>
        <translation>从现在起在这个文件夹里查找模型；可以是 WebUI 或 ComfyUI 的根目录</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Folders that models are looked for in</source>
        <translation>查找模型的文件夹</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Take a .safetensors file from anywhere</source>
        <translation>从任意位置选一个 .safetensors 文件</translation>
    </message>
    <message>
        <source>Take a folder in diffusers layout</source>
        <translation>选择 diffusers 布局的文件夹</translation>
    </message>
    <message>
        <source>Take a folder with config.json, weights and tokenizer, as transformers has it</source>
        <translation>选择含 config.json、权重和分词器的文件夹（transformers 格式）</translation>
    </message>
    <message>
        <source>Choose model folder…</source>
        <translation>选择模型文件夹…</translation>
    </message>
    <message>
        <source>Get from Hugging Face…</source>
        <translation>从 Hugging Face 获取…</translation>
    </message>
    <message>
        <source>Download a model by its name</source>
        <translation>按名称下载模型</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close without a change (Esc)</source>
        <translation>关闭，不做更改 (Esc)</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use the marked model (Enter)</source>
        <translation>使用标出的模型 (Enter)</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>正在查找模型…</translation>
    </message>
    <message>
        <source>Look no more in {folder}</source>
        <translation>不再查找 {folder}</translation>
    </message>
    <message>
        <source>No other models found yet. Add the folder where yours lie, or drop a checkpoint file or a folder here.</source>
        <translation>还没有找到其他模型。请添加放模型的文件夹，或把检查点文件或文件夹拖到这里。</translation>
    </message>
    <message>
        <source>No other models found yet. Add the folder where yours lie, or drop a model’s folder here.</source>
        <translation>还没有找到其他模型。请添加放模型的文件夹，或把模型的文件夹拖到这里。</translation>
    </message>
    <message>
        <source>Models found: {0}.</source>
        <translation>找到的模型：{0}。</translation>
    </message>
    <message>
        <source>Not to be trained: {0}; the list says why.</source>
        <translation>不能训练：{0}；列表里写有原因。</translation>
    </message>
    <message>
        <source>this is a base model, not a VAE</source>
        <translation>这是底模，不是 VAE</translation>
    </message>
    <message>
        <source>this is no language model</source>
        <translation>这不是语言模型</translation>
    </message>
    <message>
        <source>this is a language model, which draws no pictures</source>
        <translation>这是语言模型，不会画图</translation>
    </message>
    <message>
        <source>{0} is here.</source>
        <translation>{0} 已经在这里。</translation>
    </message>
    <message>
        <source>Where do your models lie?</source>
        <translation>你的模型放在哪里？</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.ckpt *.pt)</source>
        <translation>模型 (*.safetensors *.ckpt *.pt)</translation>
    </message>
    <message>
        <source>Starter (built in)</source>
        <translation>入门模型（内置）</translation>
    </message>
    <message>
        <source>A tiny model that comes with the app: made for trying everything in minutes.</source>
        <translation>应用自带的小模型：几分钟就能试遍所有功能。</translation>
    </message>
    <message>
        <source>A tiny Llama that comes with the app: made for trying everything in minutes.</source>
        <translation>应用自带的小型 Llama：几分钟就能试遍所有功能。</translation>
    </message>
    <message>
        <source>The autoencoder that the base model has; right for nearly every model.</source>
        <translation>底模自带的自编码器；几乎适合所有模型。</translation>
    </message>
    <message>
        <source>The model’s own</source>
        <translation>模型自带</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>For example: Grandma’s watercolours</source>
        <translation>例如：奶奶的水彩画</translation>
    </message>
    <message>
        <source>Name of the project</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>What is it called?</source>
        <translation>叫什么名字？</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>An image model learns to draw what they show</source>
        <translation>图像模型学着画其中的内容</translation>
    </message>
    <message>
        <source>A language model learns to write or answer as they do</source>
        <translation>语言模型学着像它们那样写作或回答</translation>
    </message>
    <message>
        <source>What does it learn from?</source>
        <translation>从什么学习？</translation>
    </message>
    <message>
        <source>What shall it learn?</source>
        <translation>要学什么？</translation>
    </message>
    <message>
        <source>Trigger word</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A made-up word that calls up what was learned. Pictures without a caption are trained with it.</source>
        <translation>一个自造的词，用来唤出所学的内容。没有标注的图片用它训练。</translation>
    </message>
    <message>
        <source>Take this word; you can change it later</source>
        <translation>用这个词；以后可以更改</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>底模</translation>
    </message>
    <message>
        <source>Starter (built in), for trying everything in minutes</source>
        <translation>入门模型（内置），几分钟就能试遍所有功能</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose what the LoRA is trained for</source>
        <translation>选择 LoRA 为哪个模型训练</translation>
    </message>
    <message>
        <source>Choose the base model</source>
        <translation>选择底模</translation>
    </message>
    <message>
        <source>Copying files</source>
        <translation>正在复制文件</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>选择另一个文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close without making a project (Esc)</source>
        <translation>关闭，不新建项目 (Esc)</translation>
    </message>
    <message>
        <source>Create project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Make the project (Ctrl+Enter)</source>
        <translation>新建项目 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>For example: How we answer customers</source>
        <translation>例如：我们怎样答复顾客</translation>
    </message>
    <message>
        <source>Use “{0}”</source>
        <translation>使用“{0}”</translation>
    </message>
    <message>
        <source>We suggest: {0}</source>
        <translation>建议：{0}</translation>
    </message>
    <message>
        <source>We suggest: the usual settings</source>
        <translation>建议：常规设置</translation>
    </message>
    <message>
        <source>Where shall the project be?</source>
        <translation>项目放在哪里？</translation>
    </message>
</context>
<context>
    <name>OnlyRow</name>
    <message>
        <source>Show all pictures</source>
        <translation>显示所有图片</translation>
    </message>
    <message>
        <source>Only: {title} ({count})</source>
        <translation>仅显示：{title} ({count})</translation>
    </message>
</context>
<context>
    <name>OutDialog</name>
    <message>
        <source>Where to?</source>
        <translation>放到哪里？</translation>
    </message>
    <message>
        <source>What is to read it?</source>
        <translation>给什么工具读取？</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>File or folder that is written</source>
        <translation>要写入的文件或文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Name what is to be written.</source>
        <translation>请给出要写入的位置。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation>{done} / {count}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>已停止。没有写入任何内容。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PanelFace</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Strip of strengths</source>
        <translation>强度条</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>Earlier pictures of this project (Alt+H)</source>
        <translation>这个项目以前的图片 (Alt+H)</translation>
    </message>
    <message>
        <source>&amp;Use these settings</source>
        <translation>使用这些设置(&amp;U)</translation>
    </message>
    <message>
        <source>Take over prompt, seed, strength and all else of this picture (Alt+U)</source>
        <translation>沿用这张图的提示词、种子、强度等全部设置 (Alt+U)</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Make the picture (Ctrl+Return)</source>
        <translation>生成图片 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>强度对比</translation>
    </message>
    <message>
        <source>The same picture at seven strengths in one go</source>
        <translation>一次生成七种强度的同一张图</translation>
    </message>
</context>
<context>
    <name>PanelHead</name>
    <message>
        <source>Back to the form</source>
        <translation>回到表单</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Go on looking through what was made</source>
        <translation>继续查看做好的内容</translation>
    </message>
    <message>
        <source>Close this panel (Esc)</source>
        <translation>关闭这个面板 (Esc)</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>PhraseDialog</name>
    <message>
        <source>Phrases: {language}</source>
        <translation>短语：{language}</translation>
    </message>
    <message>
        <source>Phrases of the app</source>
        <translation>应用自带的短语</translation>
    </message>
    <message>
        <source>Your own phrases</source>
        <translation>自己的短语</translation>
    </message>
    <message>
        <source>One phrase a line, below its kind in square brackets. “red panda = my Momo” asks the model for a red panda and writes my Momo. “replace = subject” above all leaves the app’s subjects out.</source>
        <translation>每行一个短语，写在方括号里的种类下面。“red panda = my Momo” 会问模型有没有 red panda，并写成 my Momo。最上面写 “replace = subject” 就不用应用自带的主体。</translation>
    </message>
    <message>
        <source>Of the app</source>
        <translation>应用自带</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自己的</translation>
    </message>
    <message>
        <source>{count} phrases of your own</source>
        <translation>自己的短语 {count} 个</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Your changes are not saved. Press Discard to leave them.</source>
        <translation>修改没有保存。按“丢弃”就不保存离开。</translation>
    </message>
</context>
<context>
    <name>PhraseField</name>
    <message>
        <source>Language of the phrases</source>
        <translation>短语的语言</translation>
    </message>
    <message>
        <source>Phrases…</source>
        <translation>短语…</translation>
    </message>
    <message>
        <source>See the phrases, and add your own</source>
        <translation>查看短语，并添加自己的</translation>
    </message>
</context>
<context>
    <name>PictureDrop</name>
    <message>
        <source>Choose pictures…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Choose one or more pictures</source>
        <translation>选择一张或多张图片</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择图片文件夹</translation>
    </message>
    <message>
        <source>Drop pictures or a folder here</source>
        <translation>把图片或文件夹拖到这里</translation>
    </message>
    <message>
        <source>Add more pictures</source>
        <translation>添加更多图片</translation>
    </message>
    <message>
        <source>Captions are written beside the originals</source>
        <translation>标注会写在原图旁边</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{0} pictures</source>
        <translation>{0} 张图片</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>图片 ({0})</translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>使用这些设置</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
</context>
<context>
    <name>PictureModel</name>
    <message>
        <source>Not saved yet: {reason}</source>
        <translation>还没有保存：{reason}</translation>
    </message>
    <message>
        <source>Will be skipped. {reason}</source>
        <translation>会被跳过。{reason}</translation>
    </message>
    <message>
        <source>Another program changed this caption. Yours was not written over it.</source>
        <translation>另一个程序改了这条标注。你的标注没有写上去。</translation>
    </message>
    <message>
        <source>The model reads {limit} tokens; this caption has {count}.</source>
        <translation>模型读取 {limit} 个 token；这条标注有 {count} 个。</translation>
    </message>
    <message>
        <source>It has a mask.</source>
        <translation>它有蒙版。</translation>
    </message>
    <message>
        <source>It was edited here; the original can be brought back.</source>
        <translation>它在这里编辑过；可以还原成原图。</translation>
    </message>
    <message>
        <source>Its caption stands in {file}.</source>
        <translation>它的标注在 {file} 里。</translation>
    </message>
</context>
<context>
    <name>PicturePicker</name>
    <message>
        <source>Preview picture</source>
        <translation>预览图</translation>
    </message>
    <message>
        <source>Draw one</source>
        <translation>画一张</translation>
    </message>
    <message>
        <source>The app draws a picture with this LoRA, from a caption of your pictures</source>
        <translation>用这个 LoRA 和你某张图片的标注画一张图</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Delete takes it off this list</source>
        <translation>Delete 把它从列表移除</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>在这台电脑上找到</translation>
    </message>
    <message>
        <source>Take it off this list</source>
        <translation>从列表移除</translation>
    </message>
</context>
<context>
    <name>PlacePicker</name>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>A tool&apos;s folder is recognised by what lies in it</source>
        <translation>会根据里面的内容认出是哪个工具的文件夹</translation>
    </message>
    <message>
        <source>For diffusers…</source>
        <translation>给 diffusers…</translation>
    </message>
    <message>
        <source>A folder for scripts that use diffusers</source>
        <translation>供使用 diffusers 的脚本用的文件夹</translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation>或把文件夹拖到这里</translation>
    </message>
    <message>
        <source>Choose the folder of the tool where you make pictures.</source>
        <translation>选择你作图工具的文件夹。</translation>
    </message>
    <message>
        <source>Where shall the LoRA go?</source>
        <translation>LoRA 放到哪里？</translation>
    </message>
    <message>
        <source>A folder for diffusers</source>
        <translation>diffusers 用的文件夹</translation>
    </message>
</context>
<context>
    <name>PresetCard</name>
    <message>
        <source>Your own settings.</source>
        <translation>你自己的设置。</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use this preset (Enter)</source>
        <translation>使用这个预设 (Enter)</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Export as YAML…</source>
        <translation>导出为 YAML…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>More to do with “{title}”</source>
        <translation>“{title}”的更多操作</translation>
    </message>
</context>
<context>
    <name>PresetsBar</name>
    <message>
        <source>Start from a preset</source>
        <translation>从预设开始</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>存为预设…</translation>
    </message>
    <message>
        <source>Keep the present settings as a preset of your own</source>
        <translation>把现在的设置存为自己的预设</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Take in a preset or a config file, or another tool&apos;s settings; you can drop them here too</source>
        <translation>导入预设、配置文件或其他工具的设置；也可以拖到这里</translation>
    </message>
    <message>
        <source>Why these values:</source>
        <translation>为什么用这些值：</translation>
    </message>
    <message>
        <source>Some settings are not right yet: mend them first, then save the preset.</source>
        <translation>有些设置还不对：请先改正，再保存预设。</translation>
    </message>
    <message>
        <source>Presets and configs (*.yaml *.yml)</source>
        <translation>预设和配置 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>For this computer</source>
        <translation>适合这台电脑</translation>
    </message>
    <message>
        <source>For a card of {size} GB</source>
        <translation>适合 {size} GB 的显卡</translation>
    </message>
    <message>
        <source>The graphics card that a preset is fitted to when you choose it</source>
        <translation>选择预设时，按这张显卡调整</translation>
    </message>
    <message>
        <source>A preset or config file…</source>
        <translation>预设或配置文件…</translation>
    </message>
    <message>
        <source>Settings of another tool…</source>
        <translation>其他工具的设置…</translation>
    </message>
    <message>
        <source>Settings of kohya&apos;s scripts, kohya_ss, lora-scripts, OneTrainer (*.toml *.json)</source>
        <translation>kohya 脚本、kohya_ss、lora-scripts、OneTrainer 的设置 (*.toml *.json)</translation>
    </message>
    <message>
        <source>Open settings of another tool</source>
        <translation>打开其他工具的设置</translation>
    </message>
    <message>
        <source>“{title}” is among your presets now. Click it to use it.</source>
        <translation>“{title}”已加入你的预设。点击即可使用。</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>删除“{title}”？</translation>
    </message>
    <message>
        <source>Projects that use it keep their settings.</source>
        <translation>使用它的项目会保留各自的设置。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>Presets (*.yaml)</source>
        <translation>预设 (*.yaml)</translation>
    </message>
    <message>
        <source>“{title}” was written to {path}.</source>
        <translation>“{title}”已写到 {path}。</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Train a LoRA first, or open a LoRA file</source>
        <translation>先训练一个 LoRA，或打开 LoRA 文件</translation>
    </message>
    <message>
        <source>The same picture at seven strengths in one go (Alt+S)</source>
        <translation>一次生成七种强度的同一张图 (Alt+S)</translation>
    </message>
    <message>
        <source>Open a project to make previews.</source>
        <translation>打开一个项目来制作预览。</translation>
    </message>
    <message>
        <source>Press Render to see your LoRA at work.</source>
        <translation>按“生成”看看 LoRA 的效果。</translation>
    </message>
    <message>
        <source>Press Render to see what the base model makes of the prompt.
Train a LoRA to compare.</source>
        <translation>按“生成”看看底模怎样画这个提示词。
训练一个 LoRA 就能比较。</translation>
    </message>
    <message>
        <source>&amp;History ({count})</source>
        <translation>历史({count})(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>End the check; what was looked at is kept</source>
        <translation>结束检查；已看过的会保留</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>正在查找图片…</translation>
    </message>
    <message>
        <source>Looked at {done} of {total} pictures</source>
        <translation>已看过 {done} / {total} 张图片</translation>
    </message>
    <message>
        <source>Comparing pictures and captions…</source>
        <translation>正在比较图片和标注…</translation>
    </message>
    <message>
        <source> · {time} left</source>
        <translation> · 还剩 {time}</translation>
    </message>
</context>
<context>
    <name>ProposalModel</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>QuestionsTab</name>
    <message>
        <source>&amp;Questions, one a line</source>
        <translation>问题，每行一个(&amp;Q)</translation>
    </message>
    <message>
        <source>How do I return a parcel?</source>
        <translation>怎样退回包裹？</translation>
    </message>
    <message>
        <source>Each training asks them before its first step, at each checkpoint and at its end.</source>
        <translation>每次训练都会在第一步之前、每个检查点和结束时问这些问题。</translation>
    </message>
    <message>
        <source>Large view of the answers</source>
        <translation>放大查看回答</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>现在提问</translation>
    </message>
    <message>
        <source>Answers of the training</source>
        <translation>这次训练的回答</translation>
    </message>
    <message>
        <source>Answers of {run}</source>
        <translation>{run} 的回答</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>This run was asked nothing yet. Ask it now, or train: each training is asked.</source>
        <translation>这次训练还没有被提问。可以现在提问，也可以去训练：每次训练都会提问。</translation>
    </message>
    <message>
        <source>Write some questions and train: here you see how the answers change.</source>
        <translation>写几个问题再训练：这里会显示回答怎样变化。</translation>
    </message>
    <message>
        <source>Stop ({count})</source>
        <translation>停止 ({count})</translation>
    </message>
    <message>
        <source>Ask no more; what was answered stays</source>
        <translation>不再提问；已回答的会保留</translation>
    </message>
    <message>
        <source>Train a LoRA first</source>
        <translation>先训练一个 LoRA</translation>
    </message>
    <message>
        <source>Write a question first</source>
        <translation>先写一个问题</translation>
    </message>
    <message>
        <source>Ask the training as it is now, at strength 1</source>
        <translation>向现在的训练提问，强度 1</translation>
    </message>
    <message>
        <source>Ask the LoRA, its checkpoints and the base model what they have not answered yet</source>
        <translation>向 LoRA、它的检查点和底模提问还没有回答过的问题</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>The app’s look and language, its engine, and updates</source>
        <translation>外观、语言、引擎和更新</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Show or hide the preview panel</source>
        <translation>显示或隐藏预览面板</translation>
    </message>
    <message>
        <source>Texts row by row, what is wrong with them, and what of them is learned</source>
        <translation>逐行查看文本、其中的问题，以及会学到哪些部分</translation>
    </message>
    <message>
        <source>For pictures. What is wrong with texts stands on the Dataset page</source>
        <translation>用于图片。文本的问题显示在“数据集”页</translation>
    </message>
    <message>
        <source>Take the LoRA to the program where you talk to the model</source>
        <translation>把 LoRA 带到你与模型对话的程序里</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>所有项目</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Pictures and their captions</source>
        <translation>图片和它们的标注</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>体检</translation>
    </message>
    <message>
        <source>What is wrong with the pictures and captions, and how to mend it</source>
        <translation>图片和标注有什么问题，怎样改正</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Settings, start, and the running training</source>
        <translation>设置、开始，以及正在进行的训练</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Every training of this project</source>
        <translation>这个项目的每次训练</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Take the LoRA to the program where you make images</source>
        <translation>把 LoRA 带到你作图的程序里</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Look into LoRA files; resize, combine, convert and merge them</source>
        <translation>查看 LoRA 文件；调整秩、组合、转换、合并</translation>
    </message>
    <message>
        <source>This computer, and what it can train…</source>
        <translation>这台电脑能训练什么…</translation>
    </message>
    <message>
        <source>Engine…</source>
        <translation>引擎…</translation>
    </message>
    <message>
        <source>Updates…</source>
        <translation>更新…</translation>
    </message>
    <message>
        <source>Show crash reports</source>
        <translation>查看崩溃报告</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Version {0} is out</source>
        <translation>{0} 版已发布</translation>
    </message>
    <message>
        <source>This is version {0}.</source>
        <translation>当前版本是 {0}。</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>打开页面</translation>
    </message>
    <message>
        <source>Not this version</source>
        <translation>跳过此版本</translation>
    </message>
    <message>
        <source>Say nothing more of this version; the next one is told again</source>
        <translation>不再提示此版本；下一个版本会再提示</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Leave the notice where it is (Esc)</source>
        <translation>先保留这条提示 (Esc)</translation>
    </message>
</context>
<context>
    <name>Rendering</name>
    <message>
        <source>Picture {number} of {count}</source>
        <translation>图片 {number} / {count}</translation>
    </message>
    <message>
        <source>Without the LoRA: {done} of {total}</source>
        <translation>不加 LoRA：{done} / {total}</translation>
    </message>
    <message>
        <source>At {strength:.2f}: {done} of {total}</source>
        <translation>强度 {strength:.2f}：{done} / {total}</translation>
    </message>
    <message>
        <source>Waiting for the next training step…</source>
        <translation>等待下一个训练步…</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Waiting until the device is free…</source>
        <translation>等设备空闲…</translation>
    </message>
    <message>
        <source>Rendering…</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Uses the running training</source>
        <translation>使用正在进行的训练</translation>
    </message>
    <message>
        <source>Preview engine: asleep</source>
        <translation>预览引擎：休眠</translation>
    </message>
    <message>
        <source>Preview engine: loading the model…</source>
        <translation>预览引擎：正在加载模型…</translation>
    </message>
    <message>
        <source>Preview engine: waits until the device is free</source>
        <translation>预览引擎：等设备空闲</translation>
    </message>
    <message>
        <source>Preview engine: ready</source>
        <translation>预览引擎：就绪</translation>
    </message>
    <message>
        <source>Preview engine: not running</source>
        <translation>预览引擎：未运行</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看它</translation>
    </message>
    <message>
        <source>Put the file on the list and show it</source>
        <translation>把文件放到列表里并显示</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Open the file&apos;s folder</source>
        <translation>打开文件所在的文件夹</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the report as text</source>
        <translation>把报告复制为文本</translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>What the picture shows</source>
        <translation>图片画什么</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Describe the picture. Ctrl+Return renders it.</source>
        <translation>描述图片。Ctrl+Return 生成。</translation>
    </message>
    <message>
        <source>{size} (model&apos;s own)</source>
        <translation>{size}（模型默认）</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>模型默认</translation>
    </message>
    <message>
        <source>own</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>种子(&amp;E)</translation>
    </message>
    <message>
        <source>The same seed gives the same picture, so that only the LoRA makes the difference.</source>
        <translation>同一个种子给出同样的图片，这样差别只来自 LoRA。</translation>
    </message>
    <message>
        <source>Keep the seed (Alt+L)</source>
        <translation>保持种子 (Alt+L)</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>Negative prompt, steps, guidance and size (Alt+M)</source>
        <translation>反向提示词、步数、引导强度和尺寸 (Alt+M)</translation>
    </message>
    <message>
        <source>What it should not show</source>
        <translation>不要出现的内容</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>What the picture should not show. It works only with a guidance above 1.</source>
        <translation>图片不要出现的内容。引导强度大于 1 才起作用。</translation>
    </message>
    <message>
        <source>Denoising steps. More takes longer and looks finer.</source>
        <translation>去噪步数。越多越慢，也越精细。</translation>
    </message>
    <message>
        <source>How closely the picture follows its prompt. 1 = no guidance.</source>
        <translation>图片跟随提示词的程度。1 = 不引导。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Width in pixels. The least value stands for the model&apos;s own size.</source>
        <translation>宽度（像素）。最小值表示模型默认尺寸。</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Height in pixels. The least value stands for the model&apos;s own size.</source>
        <translation>高度（像素）。最小值表示模型默认尺寸。</translation>
    </message>
    <message>
        <source>S&amp;teps</source>
        <translation>步数(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Guidance</source>
        <translation>引导强度(&amp;G)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>尺寸(&amp;Z)</translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation>保持种子</translation>
    </message>
    <message>
        <source>The seed is kept (Alt+L)</source>
        <translation>种子保持不变 (Alt+L)</translation>
    </message>
    <message>
        <source>Each Render takes another seed (Alt+L)</source>
        <translation>每次生成都换种子 (Alt+L)</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Captions that were made</source>
        <translation>做好的标注</translation>
    </message>
    <message>
        <source>Edit the new caption</source>
        <translation>编辑新标注</translation>
    </message>
    <message>
        <source>As the model wrote it</source>
        <translation>恢复模型写的内容</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>显示图片</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Put the former caption back</source>
        <translation>恢复以前的标注</translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>taken</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已去掉</translation>
    </message>
    <message>
        <source>No caption was made.</source>
        <translation>没有做出标注。</translation>
    </message>
    <message>
        <source>Before: {text}</source>
        <translation>之前：{text}</translation>
    </message>
    <message>
        <source>Sureness: {score}</source>
        <translation>把握：{score}</translation>
    </message>
    <message>
        <source>The picture is gone.</source>
        <translation>图片不见了。</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>Its caption was changed meanwhile.</source>
        <translation>它的标注在此期间改过了。</translation>
    </message>
</context>
<context>
    <name>ResultRows</name>
    <message>
        <source>Nothing was found to say</source>
        <translation>没有找到可写的内容</translation>
    </message>
    <message>
        <source>Now: {text}</source>
        <translation>现在：{text}</translation>
    </message>
    <message>
        <source>no caption</source>
        <translation>没有标注</translation>
    </message>
    <message>
        <source>Stays as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Before: {text}</source>
        <translation>之前：{text}</translation>
    </message>
    <message>
        <source>Had no caption</source>
        <translation>原来没有标注</translation>
    </message>
</context>
<context>
    <name>Retouch</name>
    <message>
        <source>Crop…</source>
        <translation>裁剪…</translation>
    </message>
    <message>
        <source>Turn and straighten…</source>
        <translation>旋转和拉直…</translation>
    </message>
    <message>
        <source>Paint the mask…</source>
        <translation>画蒙版…</translation>
    </message>
    <message>
        <source>Opens the picture that is chosen</source>
        <translation>打开选中的图片</translation>
    </message>
    <message>
        <source>All chosen pictures as one step; none is changed without its original being kept</source>
        <translation>所有选中的图片作为一步；改动前都会保留原图</translation>
    </message>
    <message>
        <source>Crop all to a shape…</source>
        <translation>全部裁成一个形状…</translation>
    </message>
    <message>
        <source>Crop all to their buckets…</source>
        <translation>全部裁到各自的分桶…</translation>
    </message>
    <message>
        <source>Turn all to the left</source>
        <translation>全部向左转</translation>
    </message>
    <message>
        <source>Turn all to the right</source>
        <translation>全部向右转</translation>
    </message>
    <message>
        <source>Mirror all</source>
        <translation>全部镜像</translation>
    </message>
    <message>
        <source>Take back the edits</source>
        <translation>撤回编辑</translation>
    </message>
    <message>
        <source>Brings the originals of the chosen pictures back, byte for byte</source>
        <translation>把选中图片的原图逐字节还原</translation>
    </message>
    <message>
        <source>There is no picture to edit. Add pictures first.</source>
        <translation>没有可编辑的图片。请先添加图片。</translation>
    </message>
    <message>
        <source>editing {name}</source>
        <translation>编辑 {name}</translation>
    </message>
    <message>
        <source>{reason} What was painted is kept until it can be written.</source>
        <translation>{reason}画好的内容会保留，直到能够写入。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>mask of {name}</source>
        <translation>{name} 的蒙版</translation>
    </message>
    <message>
        <source>The edit of {name} is not saved.</source>
        <translation>{name} 的编辑没有保存。</translation>
    </message>
    <message>
        <source>{count} painted masks could not be written yet. If you close now, they are lost.</source>
        <translation>有 {count} 个画好的蒙版还没能写入。现在关闭会丢失它们。</translation>
    </message>
    <message>
        <source>One painted mask could not be written yet. If you close now, it is lost.</source>
        <translation>有一个画好的蒙版还没能写入。现在关闭会丢失它。</translation>
    </message>
    <message>
        <source>deleting the mask of {name}</source>
        <translation>删除 {name} 的蒙版</translation>
    </message>
    <message>
        <source>{name} is gone: another program moved or deleted it.</source>
        <translation>{name} 不见了：另一个程序移走或删除了它。</translation>
    </message>
    <message>
        <source>What was not saved of it is lost.</source>
        <translation>没有保存的部分丢失了。</translation>
    </message>
    <message>
        <source>cropping</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Turn all {count} pictures?</source>
        <translation>旋转全部 {count} 张图片？</translation>
    </message>
    <message>
        <source>No picture is selected, so all that are shown are meant. Ctrl+Z takes it back.</source>
        <translation>没有选中图片，所以会用于显示的全部图片。按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>turning</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>{what} {count} pictures</source>
        <translation>{what} {count} 张图片</translation>
    </message>
    <message>
        <source>taking back the edit of {name}</source>
        <translation>撤回 {name} 的编辑</translation>
    </message>
    <message>
        <source>taking back the edits of {count} pictures</source>
        <translation>撤回 {count} 张图片的编辑</translation>
    </message>
    <message>
        <source>Changed since the edit, and therefore kept in {folder}: {names}.</source>
        <translation>编辑之后又改过，因此保留在 {folder}：{names}。</translation>
    </message>
    <message>
        <source>Saved: {name}. Ctrl+Z takes it back.</source>
        <translation>已保存：{name}。按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>The original of {name} is back, as it was.</source>
        <translation>{name} 已还原成原图。</translation>
    </message>
    <message>
        <source>{count} pictures are done. Ctrl+Z takes them all back.</source>
        <translation>{count} 张图片已完成。按 Ctrl+Z 全部撤销。</translation>
    </message>
    <message>
        <source>{count} originals are back, as they were.</source>
        <translation>{count} 张原图已还原。</translation>
    </message>
    <message>
        <source>{reason}, and {count} more</source>
        <translation>{reason}，另有 {count} 个</translation>
    </message>
    <message>
        <source>{what}: {done} of {count}</source>
        <translation>{what}：{done} / {count}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Which captions are listed</source>
        <translation>列出哪些标注</translation>
    </message>
    <message>
        <source>Take all that are listed</source>
        <translation>采用列出的全部</translation>
    </message>
    <message>
        <source>Leave out all that are listed</source>
        <translation>去掉列出的全部</translation>
    </message>
    <message>
        <source>Take back the last mark or edit here (Ctrl+Z)</source>
        <translation>撤回这里的上一次标记或编辑 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Space takes or leaves, Enter edits, a double click on a picture shows it.</source>
        <translation>空格键采用或去掉，Enter 编辑，双击图片可查看。</translation>
    </message>
    <message>
        <source>Write the taken captions, as one step (Ctrl+Return)</source>
        <translation>写入采用的标注，作为一步 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Forget what was made and is not applied</source>
        <translation>放弃做好但没有应用的内容</translation>
    </message>
    <message>
        <source>All ({count})</source>
        <translation>全部 ({count})</translation>
    </message>
    <message>
        <source>Changed ({count})</source>
        <translation>有改动 ({count})</translation>
    </message>
    <message>
        <source>Empty ({count})</source>
        <translation>空 ({count})</translation>
    </message>
    <message>
        <source>To mind ({count})</source>
        <translation>需留意 ({count})</translation>
    </message>
    <message>
        <source>Apply {count} captions</source>
        <translation>应用 {count} 条标注</translation>
    </message>
    <message>
        <source>Apply captions</source>
        <translation>应用标注</translation>
    </message>
    <message>
        <source>Apply 1 caption</source>
        <translation>应用 1 条标注</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>A note on this run</source>
        <translation>对这次训练的备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>训练名称</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>This row {0}.</source>
        <translation>这一行{0}。</translation>
    </message>
    <message>
        <source>Add turn</source>
        <translation>添加一轮</translation>
    </message>
    <message>
        <source>Add a turn to this conversation</source>
        <translation>给这段对话添加一轮</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the work; what is made by then stays</source>
        <translation>结束工作；到那时做好的会保留</translation>
    </message>
    <message>
        <source>Use the processor</source>
        <translation>使用 CPU</translation>
    </message>
    <message>
        <source>Do not wait for the graphics card: slower, but now</source>
        <translation>不等显卡：慢一些，但马上开始</translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation>正在启动引擎…</translation>
    </message>
</context>
<context>
    <name>RunFollower</name>
    <message>
        <source>{folder} is gone: it was moved or deleted.</source>
        <translation>{folder} 不见了：它被移走或删除了。</translation>
    </message>
    <message>
        <source>The engine could not start: {reason}</source>
        <translation>引擎无法启动：{reason}</translation>
    </message>
</context>
<context>
    <name>RunModel</name>
    <message>
        <source>Checkpoint after step {step}</source>
        <translation>第 {step} 步后的检查点</translation>
    </message>
    <message>
        <source>Preview: {prompt}</source>
        <translation>预览：{prompt}</translation>
    </message>
    <message>
        <source>Continued after step {step}</source>
        <translation>从第 {step} 步后继续</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>This run broke off: its engine is gone. What was saved is not lost.</source>
        <translation>这次训练中断了：它的引擎不见了。已保存的不会丢失。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>RunsList</name>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Default settings</source>
        <translation>默认设置</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show the charts and the log of this run</source>
        <translation>显示这次训练的图表和日志</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Show the chosen runs in one chart</source>
        <translation>在一张图表里显示选中的训练</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Continue this run from its newest checkpoint</source>
        <translation>从最新的检查点继续这次训练</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Make pictures with this LoRA</source>
        <translation>用这个 LoRA 作图</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Take this LoRA to other tools</source>
        <translation>把这个 LoRA 带到其他工具</translation>
    </message>
    <message>
        <source>Use settings again</source>
        <translation>再次使用设置</translation>
    </message>
    <message>
        <source>Put this run&apos;s settings into the Train page</source>
        <translation>把这次训练的设置放到“训练”页</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Give this run another name</source>
        <translation>给这次训练换个名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write a note on this run</source>
        <translation>给这次训练写备注</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Open the folder of this run</source>
        <translation>打开这次训练的文件夹</translation>
    </message>
    <message>
        <source>Delete checkpoints…</source>
        <translation>删除检查点…</translation>
    </message>
    <message>
        <source>Keep the run and its LoRA, and free the disk space of what only continuing needs</source>
        <translation>保留训练和它的 LoRA，腾出只有继续训练才需要的磁盘空间</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Move the chosen runs to the trash</source>
        <translation>把选中的训练移到回收站</translation>
    </message>
    <message>
        <source>Preview a checkpoint</source>
        <translation>预览检查点</translation>
    </message>
    <message>
        <source>After step {0} ★ best</source>
        <translation>第 {0} 步后 ★ 最佳</translation>
    </message>
    <message>
        <source>After step {0}</source>
        <translation>第 {0} 步后</translation>
    </message>
    <message>
        <source>The lowest loss on held-back pictures of all checkpoints</source>
        <translation>所有检查点里，留出图片的损失最低</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} 步</translation>
    </message>
    <message>
        <source>{0} of {1} steps</source>
        <translation>{0} / {1} 步</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>held-back loss</source>
        <translation>留出损失</translation>
    </message>
    <message>
        <source>{0} off</source>
        <translation>{0} 关闭</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>还没有训练</translation>
    </message>
    <message>
        <source>Each training of this project appears here, with its charts, pictures and settings.</source>
        <translation>这个项目的每次训练都会出现在这里，带有图表、图片和设置。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <source>The run is gone: its folder was moved or deleted.</source>
        <translation>这次训练不见了：它的文件夹被移走或删除了。</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>重命名训练</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation>删除“{0}”？</translation>
    </message>
    <message>
        <source>Delete {0} runs?</source>
        <translation>删除 {0} 次训练？</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>“{0}” is in the trash.</source>
        <translation>“{0}”已移到回收站。</translation>
    </message>
    <message>
        <source>{0} runs are in the trash.</source>
        <translation>{0} 次训练已移到回收站。</translation>
    </message>
    <message>
        <source>This frees {size}. The charts, the previews and the finished LoRA stay. A run that is not finished can then no longer be continued, and the checkpoints cannot be brought back.</source>
        <translation>这会腾出 {size}。图表、预览和完成的 LoRA 会保留。没有完成的训练将无法继续，检查点也无法恢复。</translation>
    </message>
    <message>
        <source>Delete the checkpoints?</source>
        <translation>删除这些检查点？</translation>
    </message>
    <message>
        <source>Delete checkpoints</source>
        <translation>删除检查点</translation>
    </message>
    <message>
        <source>{0} are free again.</source>
        <translation>已腾出 {0}。</translation>
    </message>
    <message>
        <source>{names}

Their charts, previews, checkpoints and LoRA files go to the trash: {size}.</source>
        <translation>{names}

它们的图表、预览、检查点和 LoRA 文件会移到回收站：{size}。</translation>
    </message>
    <message>
        <source>its charts and log</source>
        <translation>它的图表和日志</translation>
    </message>
    <message>
        <source>its previews</source>
        <translation>它的预览</translation>
    </message>
    <message>
        <source>its checkpoint</source>
        <translation>它的检查点</translation>
    </message>
    <message>
        <source>its {0} checkpoints</source>
        <translation>它的 {0} 个检查点</translation>
    </message>
    <message>
        <source>its LoRA file {0}</source>
        <translation>它的 LoRA 文件 {0}</translation>
    </message>
    <message>
        <source>{parts} go to the trash: {size}. What you exported elsewhere stays.</source>
        <translation>{parts}会移到回收站：{size}。导出到别处的会保留。</translation>
    </message>
    <message>
        <source>{0} could not be moved to the trash ({1}). You can delete its folder by hand.</source>
        <translation>{0} 无法移到回收站（{1}）。可以手动删除它的文件夹。</translation>
    </message>
    <message>
        <source>The checkpoints of {0} could not be deleted ({1}).</source>
        <translation>{0} 的检查点无法删除（{1}）。</translation>
    </message>
    <message>
        <source>{0} is being trained now. Stop it first.</source>
        <translation>{0} 正在训练。请先停止它。</translation>
    </message>
</context>
<context>
    <name>SavePresetDialog</name>
    <message>
        <source>Save as preset</source>
        <translation>存为预设</translation>
    </message>
    <message>
        <source>For example: my ink style</source>
        <translation>例如：我的水墨画风</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>One sentence, if you like</source>
        <translation>可以写一句话</translation>
    </message>
    <message>
        <source>What the preset is for</source>
        <translation>这个预设做什么用</translation>
    </message>
    <message>
        <source>All settings are kept but the words, folders and names of this project.</source>
        <translation>会保存所有设置，但不含这个项目的文字、文件夹和名称。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>做什么用？</translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>Over which pictures</source>
        <translation>处理哪些图片</translation>
    </message>
    <message>
        <source>Over which pictures it is done</source>
        <translation>要处理哪些图片</translation>
    </message>
    <message>
        <source>Selected pictures ({count})</source>
        <translation>选中的图片 ({count})</translation>
    </message>
    <message>
        <source>Pictures shown ({count})</source>
        <translation>显示的图片 ({count})</translation>
    </message>
    <message>
        <source>Pictures without a caption ({count})</source>
        <translation>没有标注的图片 ({count})</translation>
    </message>
    <message>
        <source>All pictures ({count})</source>
        <translation>所有图片 ({count})</translation>
    </message>
</context>
<context>
    <name>ScoresCard</name>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Score checkpoints</source>
        <translation>给检查点评分</translation>
    </message>
    <message>
        <source>Compares the preview pictures of each checkpoint with the training pictures and the prompt, and looks for copies. Takes a minute; needs no graphics card.</source>
        <translation>把每个检查点的预览图与训练图片和提示词比较，并查找翻版。约需一分钟，不需要显卡。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the scoring; what was known stays</source>
        <translation>结束评分；已知的会保留</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>★ marks the lowest loss on what is held back</source>
        <translation>★ 表示留出部分的损失最低</translation>
    </message>
    <message>
        <source>Held-back loss</source>
        <translation>留出损失</translation>
    </message>
    <message>
        <source>The validation at this step: lower is better</source>
        <translation>这一步的验证：越低越好</translation>
    </message>
    <message>
        <source>Like training</source>
        <translation>像训练图</translation>
    </message>
    <message>
        <source>CLIP similarity of the previews to the training pictures, up to 1</source>
        <translation>预览与训练图片的 CLIP 相似度，最高为 1</translation>
    </message>
    <message>
        <source>Like prompt</source>
        <translation>像提示词</translation>
    </message>
    <message>
        <source>CLIP similarity of the previews to their prompts; 0.3 is a good fit</source>
        <translation>预览与提示词的 CLIP 相似度；0.3 就很合适</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>最接近</translation>
    </message>
    <message>
        <source>How near the nearest preview comes to a training picture; 1 is a copy</source>
        <translation>最接近的预览与训练图片有多接近；1 就是翻版</translation>
    </message>
    <message>
        <source>Nearest training picture</source>
        <translation>最接近的训练图片</translation>
    </message>
    <message>
        <source>The training picture that a preview is most like</source>
        <translation>与预览最像的训练图片</translation>
    </message>
    <message>
        <source>Scores of the checkpoints</source>
        <translation>检查点的评分</translation>
    </message>
    <message>
        <source>Enter or a double click previews a checkpoint</source>
        <translation>按 Enter 或双击可预览检查点</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>{0} ★ best</source>
        <translation>{0} ★ 最佳</translation>
    </message>
    <message>
        <source>{0} copy?</source>
        <translation>{0} 翻版？</translation>
    </message>
    <message>
        <source>{0} comes close to a copy of it</source>
        <translation>{0} 几乎是它的翻版</translation>
    </message>
    <message>
        <source>Previews of step {0} come close to copies of training pictures: the LoRA may have learned them by heart. Take an earlier step, or train with more pictures.</source>
        <translation>第 {0} 步的预览几乎是训练图片的翻版：LoRA 可能已死记硬背。请取更早的一步，或用更多图片训练。</translation>
    </message>
    <message>
        <source>No CLIP model at hand, so likeness to training and prompt is not known: put one of open_clip into the folder models/clip of the app&apos;s data, or name it as “CLIP model” among the settings.</source>
        <translation>没有可用的 CLIP 模型，所以不知道与训练图片和提示词的相似度：请把 open_clip 的模型放进应用数据的 models/clip 文件夹，或在设置里指定为“CLIP 模型”。</translation>
    </message>
    <message>
        <source>There are no preview pictures to score: set preview prompts before a training.</source>
        <translation>没有可评分的预览图：请在训练前设置预览提示词。</translation>
    </message>
    <message>
        <source>No validation: set “Validate every” to learn which step is best.</source>
        <translation>没有验证：设置“验证间隔”就能知道哪一步最好。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search captions and names</source>
        <translation>搜索标注和名称</translation>
    </message>
    <message>
        <source>Search captions and file names, or filter: tag:dog AND NOT tokens:&gt;75</source>
        <translation>搜索标注和文件名，或筛选：tag:dog AND NOT tokens:&gt;75</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>What can be searched for</source>
        <translation>可以搜索什么</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>保存这个筛选…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>保存这个筛选</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>More options</source>
        <translation>更多选项</translation>
    </message>
    <message>
        <source>Try on {count} pictures</source>
        <translation>先试 {count} 张图片</translation>
    </message>
    <message>
        <source>See what the model makes of a few first</source>
        <translation>先看看模型对几张图片会写出什么</translation>
    </message>
    <message>
        <source>Begin (Ctrl+Return)</source>
        <translation>开始 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Fewer options</source>
        <translation>收起选项</translation>
    </message>
    <message>
        <source>Caption {count} pictures</source>
        <translation>标注 {count} 张图片</translation>
    </message>
    <message>
        <source>Caption 1 picture</source>
        <translation>标注 1 张图片</translation>
    </message>
    <message>
        <source>Caption pictures</source>
        <translation>标注图片</translation>
    </message>
    <message>
        <source>All of these pictures have a caption. Choose another mode to replace or extend it.</source>
        <translation>这些图片都有标注。要替换或补充，请选另一种方式。</translation>
    </message>
    <message>
        <source>There are no such pictures.</source>
        <translation>没有这样的图片。</translation>
    </message>
</context>
<context>
    <name>SetupFace</name>
    <message>
        <source>The pictures come from {pictures}, and the run gets a folder of its own in {runs}.</source>
        <translation>图片来自 {pictures}，训练会在 {runs} 里有自己的文件夹。</translation>
    </message>
    <message>
        <source>The texts come from {pictures}, and the run gets a folder of its own in {runs}.</source>
        <translation>文本来自 {pictures}，训练会在 {runs} 里有自己的文件夹。</translation>
    </message>
</context>
<context>
    <name>ShapeField</name>
    <message>
        <source>Shape of the crop</source>
        <translation>裁剪形状</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>As the picture</source>
        <translation>与图片相同</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>自定比例</translation>
    </message>
    <message>
        <source>To the nearest bucket</source>
        <translation>到最近的分桶</translation>
    </message>
    <message>
        <source>Portrait or landscape (X)</source>
        <translation>竖版或横版 (X)</translation>
    </message>
    <message>
        <source>Width of the shape</source>
        <translation>形状的宽</translation>
    </message>
    <message>
        <source>Height of the shape</source>
        <translation>形状的高</translation>
    </message>
</context>
<context>
    <name>ShapesCard</name>
    <message>
        <source>What a training makes of the shapes</source>
        <translation>训练怎样处理各种形状</translation>
    </message>
    <message>
        <source>Pictures are scaled to the size nearest to their shape, and what does not fit is cut off at both sides. Open a row to see its pictures.</source>
        <translation>图片会缩放到形状最接近的尺寸，多出的部分从两边裁掉。展开一行可查看其中的图片。</translation>
    </message>
    <message>
        <source>Show the ones held back</source>
        <translation>显示留出的图片</translation>
    </message>
    <message>
        <source>{number} pictures are trained</source>
        <translation>{number} 张图片参加训练</translation>
    </message>
    <message>
        <source>{trained}; the validation uses those in {folder}.</source>
        <translation>{trained}；验证使用 {folder} 里的图片。</translation>
    </message>
    <message>
        <source>{trained}, and {number} are held back for validation.</source>
        <translation>{trained}，{number} 张留出作验证。</translation>
    </message>
    <message>
        <source>{trained}; none is held back for validation.</source>
        <translation>{trained}；没有留出的验证图片。</translation>
    </message>
    <message>
        <source>Sizes in which pictures are trained</source>
        <translation>训练图片的尺寸</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Turns an epoch</source>
        <translation>每轮次数</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>裁掉</translation>
    </message>
    <message>
        <source>Enlarged</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>How often a picture of this size is shown in an epoch, repeats counted</source>
        <translation>这个尺寸的图片在一轮里出现多少次，已计入重复次数</translation>
    </message>
    <message>
        <source>The share of a picture&apos;s area that is cut off on average</source>
        <translation>平均裁掉图片面积的比例</translation>
    </message>
    <message>
        <source>Pictures that are smaller than this size and get soft</source>
        <translation>比这个尺寸小、会变模糊的图片</translation>
    </message>
    <message>
        <source>Columns of the sizes</source>
        <translation>尺寸表的列</translation>
    </message>
    <message>
        <source>Trained at {size}</source>
        <translation>按 {size} 训练</translation>
    </message>
    <message>
        <source>Held back for validation</source>
        <translation>留出作验证</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>体检</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation>显示或隐藏预览</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Edit the caption</source>
        <translation>编辑标注</translation>
    </message>
    <message>
        <source>Save it and edit the next</source>
        <translation>保存并编辑下一条</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Large view</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Remove the selected pictures</source>
        <translation>移除选中的图片</translation>
    </message>
    <message>
        <source>Crop the picture</source>
        <translation>裁剪图片</translation>
    </message>
    <message>
        <source>Turn and straighten it</source>
        <translation>旋转和拉直</translation>
    </message>
    <message>
        <source>Paint its mask</source>
        <translation>画蒙版</translation>
    </message>
    <message>
        <source>Search, or filter</source>
        <translation>搜索或筛选</translation>
    </message>
    <message>
        <source>Caption by model</source>
        <translation>用模型标注</translation>
    </message>
    <message>
        <source>Find and replace in captions</source>
        <translation>在标注里查找和替换</translation>
    </message>
    <message>
        <source>Words and how often they occur</source>
        <translation>词和出现次数</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Training and previews</source>
        <translation>训练和预览</translation>
    </message>
    <message>
        <source>Start, render or export</source>
        <translation>开始、生成或导出</translation>
    </message>
    <message>
        <source>Pause, or go on</source>
        <translation>暂停或继续</translation>
    </message>
    <message>
        <source>Save a checkpoint now</source>
        <translation>立即保存检查点</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止并保存</translation>
    </message>
    <message>
        <source>Show the whole chart</source>
        <translation>显示整个图表</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>发送问题</translation>
    </message>
    <message>
        <source>A new line in it</source>
        <translation>在问题里换行</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Answer again with the next seed</source>
        <translation>用下一个种子再回答一次</translation>
    </message>
    <message>
        <source>A new conversation</source>
        <translation>新对话</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>As trained</source>
        <translation>训练所见</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>Change the marked row</source>
        <translation>修改标出的行</translation>
    </message>
    <message>
        <source>See which tokens of the marked row the model learns</source>
        <translation>查看模型会学习标出的行里的哪些 token</translation>
    </message>
    <message>
        <source>See how long the rows are, and what concerns all of them</source>
        <translation>查看各行的长度，以及与所有行有关的问题</translation>
    </message>
    <message>
        <source>Put a copy that can be changed in its place</source>
        <translation>用可以修改的副本代替它</translation>
    </message>
    <message>
        <source>Mark a row to see all of it.</source>
        <translation>标出一行，就能看到它的全部内容。</translation>
    </message>
    <message>
        <source>{0} (read only)</source>
        <translation>{0}（只读）</translation>
    </message>
    <message>
        <source>Convert to UTF-8</source>
        <translation>转换为 UTF-8</translation>
    </message>
    <message>
        <source>Convert to JSONL</source>
        <translation>转换为 JSONL</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>{0} rows will be trained</source>
        <translation>{0} 行会参加训练</translation>
    </message>
    <message>
        <source>{0} rows will be trained, {1} are left out</source>
        <translation>将训练 {0} 行，跳过 {1} 行</translation>
    </message>
    <message>
        <source>{0} tokens in all; half of the rows have up to {1}, the longest {2}.</source>
        <translation>共 {0} 个 token；一半的行不超过 {1}，最长 {2}。</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>The preview engine left before it answered.</source>
        <translation>预览引擎在回答之前退出了。</translation>
    </message>
</context>
<context>
    <name>SourcePicker</name>
    <message>
        <source>Run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The training whose LoRA is exported</source>
        <translation>要导出哪次训练的 LoRA</translation>
    </message>
    <message>
        <source>{name}  ·  {time}</source>
        <translation>{name}  ·  {time}</translation>
    </message>
    <message>
        <source>{run}  ·  finish it first</source>
        <translation>{run}  ·  请先完成</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} 步</translation>
    </message>
    <message>
        <source>held-back loss {0:.4f}</source>
        <translation>留出图片的损失 {0:.4f}</translation>
    </message>
</context>
<context>
    <name>Stack</name>
    <message>
        <source>best: step {step}</source>
        <translation>最佳：第 {step} 步</translation>
    </message>
    <message>
        <source>The loss on held-back pictures says which step is best: lower is better. Training loss does not measure quality: it wavers with the noise of each step, and it falls on while a LoRA learns its pictures by heart.</source>
        <translation>留出图片的损失说明哪一步最好：越低越好。训练损失不能衡量质量：它随每一步的噪声波动，LoRA 死记硬背时它也会继续下降。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Speed, steps a second</source>
        <translation>速度，步/秒</translation>
    </message>
    <message>
        <source>Memory of the card, GB</source>
        <translation>显存，GB</translation>
    </message>
    <message>
        <source>Memory of the process, GB</source>
        <translation>进程内存，GB</translation>
    </message>
    <message>
        <source>Memory, GB</source>
        <translation>内存，GB</translation>
    </message>
    <message>
        <source>training, each step</source>
        <translation>训练，每一步</translation>
    </message>
    <message>
        <source>training, smoothed</source>
        <translation>训练，平滑后</translation>
    </message>
    <message>
        <source>held-back pictures: the measure of quality</source>
        <translation>留出的图片：质量的衡量</translation>
    </message>
    <message>
        <source>held-back rows: perplexity {now}, the measure of quality</source>
        <translation>留出的行：困惑度 {now}，质量的衡量</translation>
    </message>
    <message>
        <source>by noise level, little to much</source>
        <translation>按噪声级别，从少到多</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>all there is</source>
        <translation>总共</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Wipe</source>
        <translation>擦拭对比</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Only with</source>
        <translation>只看加 LoRA</translation>
    </message>
    <message>
        <source>How to compare the picture without and with the LoRA</source>
        <translation>怎样比较不加和加上 LoRA 的图片</translation>
    </message>
    <message>
        <source>Large view</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>without</source>
        <translation>不加</translation>
    </message>
    <message>
        <source>with {strength:.2f}</source>
        <translation>强度 {strength:.2f}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Looking for the device…</source>
        <translation>正在查找设备…</translation>
    </message>
    <message>
        <source>Show the running job</source>
        <translation>显示正在进行的任务</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>正在进行的任务的进度</translation>
    </message>
    <message>
        <source>{name} · {used} of {total} memory in use</source>
        <translation>{name} · 已用内存 {used} / {total}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>Paused at step {done} of {total}</source>
        <translation>暂停在第 {done} / {total} 步</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Training: step {done} of {total}</source>
        <translation>训练中：第 {done} / {total} 步</translation>
    </message>
</context>
<context>
    <name>StopAndClose</name>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>The training finishes its step and saves a checkpoint…</source>
        <translation>训练会做完这一步并保存检查点…</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>留在这里</translation>
    </message>
</context>
<context>
    <name>StrengthSlider</name>
    <message>
        <source>Stre&amp;ngth</source>
        <translation>强度(&amp;N)</translation>
    </message>
    <message>
        <source>Strength of the LoRA</source>
        <translation>LoRA 的强度</translation>
    </message>
    <message>
        <source>How strongly the LoRA works: 0 is the base model alone. Arrow keys: 0.05, page keys: 0.25.</source>
        <translation>LoRA 作用多强：0 就是底模本身。方向键：0.05，翻页键：0.25。</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>{number} pictures: {names}</source>
        <translation>{number} 张图片：{names}</translation>
    </message>
</context>
<context>
    <name>StyleStrip</name>
    <message>
        <source>Captions are</source>
        <translation>标注是</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags then sentences</source>
        <translation>先标签后句子</translation>
    </message>
    <message>
        <source>Free text: a comma is only a comma</source>
        <translation>自由文本：逗号只是逗号</translation>
    </message>
    <message>
        <source>Tags between commas, in every line</source>
        <translation>每一行都是用逗号分隔的标签</translation>
    </message>
    <message>
        <source>Tags in the first line, free text below</source>
        <translation>第一行是标签，下面是自由文本</translation>
    </message>
    <message>
        <source>Reads captions so from now on. No caption is changed by that.</source>
        <translation>从现在起这样读取标注。标注不会因此改变。</translation>
    </message>
    <message>
        <source>They look like tags. Read them so</source>
        <translation>它们看起来是标签。按标签读取</translation>
    </message>
    <message>
        <source>They look like tags with sentences below. Read them so</source>
        <translation>它们看起来是标签加下面的句子。这样读取</translation>
    </message>
</context>
<context>
    <name>SubjectChoice</name>
    <message>
        <source>Art style</source>
        <translation>画风</translation>
    </message>
    <message>
        <source>How pictures are drawn, whatever they show.</source>
        <translation>图片怎么画，无论画的是什么。</translation>
    </message>
    <message>
        <source>Person or character</source>
        <translation>人物或角色</translation>
    </message>
    <message>
        <source>One face or figure, again and again.</source>
        <translation>一再出现的同一张脸或形象。</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>One thing or product, in any scene.</source>
        <translation>一样东西或产品，可在任何场景。</translation>
    </message>
    <message>
        <source>Clothing</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>A garment or outfit, worn by anyone.</source>
        <translation>一件衣服或一套装束，谁穿都行。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>A room, building or landscape.</source>
        <translation>房间、建筑或风景。</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>A pose, an effect, an idea.</source>
        <translation>姿势、效果、想法。</translation>
    </message>
    <message>
        <source>Terms and facts</source>
        <translation>术语和事实</translation>
    </message>
    <message>
        <source>Names, labels and answers that must be exact.</source>
        <translation>必须准确的名称、标签和回答。</translation>
    </message>
    <message>
        <source>Answering customers</source>
        <translation>答复顾客</translation>
    </message>
    <message>
        <source>Conversations of several turns, politely.</source>
        <translation>有礼貌的多轮对话。</translation>
    </message>
    <message>
        <source>Style of writing</source>
        <translation>写作风格</translation>
    </message>
    <message>
        <source>A tone, a voice, an author’s manner.</source>
        <translation>一种语气、声音或作者的笔法。</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Nothing is wrong with this set</source>
        <translation>这个数据集没有问题</translation>
    </message>
    <message>
        <source>{all} pictures were looked at, {trained} of them are learned from. Checked in {seconds} s.</source>
        <translation>看过 {all} 张图片，其中 {trained} 张参加学习。检查用了 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Start training with these settings</source>
        <translation>用这些设置开始训练</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>{count} epochs</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>1 text</source>
        <translation>1 条文本</translation>
    </message>
    <message>
        <source>{count} texts</source>
        <translation>{count} 条文本</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>剩余 {size}</translation>
    </message>
    <message>
        <source>One setting is not right yet: {links}</source>
        <translation>有一项设置还不对：{links}</translation>
    </message>
    <message>
        <source>{count} settings are not right yet: {links}</source>
        <translation>有 {count} 项设置还不对：{links}</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>about {count} min</source>
        <translation>约 {count} 分钟</translation>
    </message>
    <message>
        <source>about {count} h</source>
        <translation>约 {count} 小时</translation>
    </message>
    <message>
        <source>about {count} days</source>
        <translation>约 {count} 天</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Go to “{title}”</source>
        <translation>前往“{title}”</translation>
    </message>
    <message>
        <source>1 more hint</source>
        <translation>还有 1 条提示</translation>
    </message>
    <message>
        <source>{count} more hints</source>
        <translation>还有 {count} 条提示</translation>
    </message>
    <message>
        <source>Fewer hints</source>
        <translation>收起提示</translation>
    </message>
</context>
<context>
    <name>SummaryRow</name>
    <message>
        <source>Show every picture</source>
        <translation>显示所有图片</translation>
    </message>
    <message>
        <source>Show only the pictures that a training uses</source>
        <translation>只显示训练会用的图片</translation>
    </message>
    <message>
        <source>Show only the pictures that are left out, and see why</source>
        <translation>只显示被略过的图片，并查看原因</translation>
    </message>
    <message>
        <source>Show only the pictures that have no words yet</source>
        <translation>只显示还没有文字的图片</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} 张图片</translation>
    </message>
    <message>
        <source>{count} will be trained</source>
        <translation>{count} 张会参加训练</translation>
    </message>
    <message>
        <source>{count} will be skipped</source>
        <translation>{count} 张会被跳过</translation>
    </message>
    <message>
        <source>{count} without caption</source>
        <translation>{count} 张没有标注</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选中 {count} 张</translation>
    </message>
    <message>
        <source>Checking, {count} to go</source>
        <translation>正在检查，还剩 {count} 张</translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>Words by frequency</source>
        <translation>按频率排列的词</translation>
    </message>
</context>
<context>
    <name>TagModel</name>
    <message>
        <source>In 1 caption. Click to show it.</source>
        <translation>在 1 条标注里。点击可显示。</translation>
    </message>
    <message>
        <source>In {count} captions. Click to show them.</source>
        <translation>出现在 {count} 条标注里。点击即可显示。</translation>
    </message>
    <message>
        <source>Did you mean “{tag}”?</source>
        <translation>是不是“{tag}”？</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>→ {tag}?</source>
        <translation>→ {tag}？</translation>
    </message>
</context>
<context>
    <name>TakeOutDialog</name>
    <message>
        <source>Export the dataset</source>
        <translation>导出数据集</translation>
    </message>
    <message>
        <source>As one zip archive</source>
        <translation>作为一个 zip 压缩包</translation>
    </message>
    <message>
        <source>With masks</source>
        <translation>带蒙版</translation>
    </message>
    <message>
        <source>Only the {count} selected pictures</source>
        <translation>只导出选中的 {count} 张图片</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Class word</source>
        <translation>类别词</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>kohya&apos;s scripts</source>
        <translation>kohya 的脚本</translation>
    </message>
    <message>
        <source>Folders named 10_name with captions beside the pictures, and dataset.toml</source>
        <translation>名为 10_name 的文件夹，标注在图片旁边，另有 dataset.toml</translation>
    </message>
    <message>
        <source>Hugging Face datasets</source>
        <translation>Hugging Face 数据集</translation>
    </message>
    <message>
        <source>An imagefolder: train/ with metadata.jsonl</source>
        <translation>一个 imagefolder：train/ 和 metadata.jsonl</translation>
    </message>
    <message>
        <source>A table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Pictures, and one metadata.csv with the columns filename and prompt</source>
        <translation>图片，以及一个含 filename 和 prompt 两列的 metadata.csv</translation>
    </message>
    <message>
        <source>Plain folder</source>
        <translation>普通文件夹</translation>
    </message>
    <message>
        <source>Pictures with their captions beside them as NAME.txt</source>
        <translation>图片，旁边是同名的标注 NAME.txt</translation>
    </message>
    <message>
        <source>{pictures} pictures and {captions} captions are in {place}.</source>
        <translation>{pictures} 张图片和 {captions} 条标注已放在 {place}。</translation>
    </message>
    <message>
        <source>{count} were left out, such as {name}: {reason}.</source>
        <translation>略过了 {count} 个，例如 {name}：{reason}。</translation>
    </message>
</context>
<context>
    <name>TalkFace</name>
    <message>
        <source>&amp;Base model too</source>
        <translation>也问底模(&amp;B)</translation>
    </message>
    <message>
        <source>Let the base model answer too, at the same seed (Alt+B)</source>
        <translation>让底模也用同一个种子回答 (Alt+B)</translation>
    </message>
    <message>
        <source>Answer again with the next seed</source>
        <translation>用下一个种子再回答一次</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>System prompt, seed and how words are chosen (Alt+M)</source>
        <translation>系统提示词、种子和选词方式 (Alt+M)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>发送 (Enter)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止 (Esc)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Talking</name>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>the training</source>
        <translation>这次训练</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>底模</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}，第 {step} 步</translation>
    </message>
    <message>
        <source>LoRA {strength:.2f} · {name}</source>
        <translation>LoRA {strength:.2f} · {name}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The training ended before it answered.</source>
        <translation>训练在回答之前就结束了。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再问一次</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>Waiting for the next training step…</source>
        <translation>等待下一个训练步…</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Waiting until the device is free…</source>
        <translation>等设备空闲…</translation>
    </message>
    <message>
        <source>Comes next</source>
        <translation>下一个就是</translation>
    </message>
    <message>
        <source>Train a LoRA first, or open a LoRA file</source>
        <translation>先训练一个 LoRA，或打开 LoRA 文件</translation>
    </message>
    <message>
        <source>Open a project to talk to its model.</source>
        <translation>打开一个项目，与它的模型对话。</translation>
    </message>
    <message>
        <source>Ask something: the LoRA answers, and beside it the base model at the same seed.</source>
        <translation>问点什么：LoRA 会回答，旁边是底模用同一个种子的回答。</translation>
    </message>
    <message>
        <source>Ask something: the base model answers.
Train a LoRA to compare.</source>
        <translation>问点什么：底模会回答。
训练一个 LoRA 就能比较。</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Empty = the model’s usual question</source>
        <translation>留空 = 模型惯用的提问</translation>
    </message>
    <message>
        <source>Put in {place}</source>
        <translation>插入{place}</translation>
    </message>
    <message>
        <source>The tags of the picture’s present caption</source>
        <translation>图片现有标注里的标签</translation>
    </message>
    <message>
        <source>The picture’s file name, without its ending</source>
        <translation>图片的文件名，不含扩展名</translation>
    </message>
    <message>
        <source>The name of the folder that the picture lies in</source>
        <translation>图片所在文件夹的名称</translation>
    </message>
    <message>
        <source>The picture’s present caption, whole</source>
        <translation>图片现有的完整标注</translation>
    </message>
</context>
<context>
    <name>TextBars</name>
    <message>
        <source>Search all rows</source>
        <translation>搜索所有行</translation>
    </message>
    <message>
        <source>Show only rows that have all of these words (Ctrl+F)</source>
        <translation>只显示含有所有这些词的行 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Keep one of each</source>
        <translation>每样只留一行</translation>
    </message>
    <message>
        <source>Remove the rows that another one says already</source>
        <translation>移除与其他行重复的行</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} 行</translation>
    </message>
    <message>
        <source>Show every row; {0} of them will be trained</source>
        <translation>显示所有行；其中 {0} 行会参加训练</translation>
    </message>
</context>
<context>
    <name>TextChips</name>
    <message>
        <source>Show only the rows that are left out of a training, and see why</source>
        <translation>只显示训练会略过的行，并查看原因</translation>
    </message>
    <message>
        <source>Problems: {0}</source>
        <translation>问题：{0}</translation>
    </message>
    <message>
        <source>Empty answers: {0}</source>
        <translation>空的回答：{0}</translation>
    </message>
    <message>
        <source>Without text: {0}</source>
        <translation>没有文本：{0}</translation>
    </message>
    <message>
        <source>Preference pairs: {0}</source>
        <translation>偏好对：{0}</translation>
    </message>
    <message>
        <source>Refused by the template: {0}</source>
        <translation>模板不接受：{0}</translation>
    </message>
    <message>
        <source>Duplicates: {0}</source>
        <translation>重复：{0}</translation>
    </message>
    <message>
        <source>Several answers: {0}</source>
        <translation>多种回答：{0}</translation>
    </message>
    <message>
        <source>Same answer: {0}</source>
        <translation>相同回答：{0}</translation>
    </message>
    <message>
        <source>Template marks: {0}</source>
        <translation>模板标记：{0}</translation>
    </message>
    <message>
        <source>E-mail addresses: {0}</source>
        <translation>电子邮件地址：{0}</translation>
    </message>
    <message>
        <source>Too long: {0}</source>
        <translation>太长：{0}</translation>
    </message>
    <message>
        <source>In parts: {0}</source>
        <translation>分段：{0}</translation>
    </message>
    <message>
        <source>said by another row too</source>
        <translation>另一行也这么说</translation>
    </message>
    <message>
        <source>the question has several answers</source>
        <translation>这个问题有多种回答</translation>
    </message>
    <message>
        <source>many rows have this answer</source>
        <translation>很多行的回答都是这个</translation>
    </message>
    <message>
        <source>has marks of a chat template</source>
        <translation>含有对话模板的标记</translation>
    </message>
    <message>
        <source>has an e-mail address</source>
        <translation>含有电子邮件地址</translation>
    </message>
    <message>
        <source>too long: it will be cut</source>
        <translation>太长：会被截断</translation>
    </message>
    <message>
        <source>long: trained in parts</source>
        <translation>长：分段训练</translation>
    </message>
</context>
<context>
    <name>TextDrop</name>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose one or more files of texts</source>
        <translation>选择一个或多个文本文件</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a folder of texts</source>
        <translation>选择文本文件夹</translation>
    </message>
    <message>
        <source>Drop texts or a folder here</source>
        <translation>把文本或文件夹拖到这里</translation>
    </message>
    <message>
        <source>Add more texts</source>
        <translation>添加更多文本</translation>
    </message>
    <message>
        <source>Changes are written into the originals</source>
        <translation>修改会写进原文件</translation>
    </message>
    <message>
        <source>For example: {0}</source>
        <translation>例如：{0}</translation>
    </message>
    <message>
        <source>{0} rows are left out; the first: {1}</source>
        <translation>略过了 {0} 行；第一行：{1}</translation>
    </message>
    <message>
        <source>Left out: {0}</source>
        <translation>略过：{0}</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} 行</translation>
    </message>
    <message>
        <source>Choose texts</source>
        <translation>选择文本</translation>
    </message>
    <message>
        <source>Texts ({0})</source>
        <translation>文本 ({0})</translation>
    </message>
</context>
<context>
    <name>TextExchange</name>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>A folder of texts…</source>
        <translation>一个文件夹的文本…</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>从剪贴板粘贴</translation>
    </message>
    <message>
        <source>Rows of JSON or of a table, two columns of a spreadsheet, a plain text, or files</source>
        <translation>JSON 或表格的行、电子表格的两列、普通文本，或文件</translation>
    </message>
    <message>
        <source>Texts ({0})</source>
        <translation>文本 ({0})</translation>
    </message>
    <message>
        <source>Add texts</source>
        <translation>添加文本</translation>
    </message>
    <message>
        <source>Add a folder of texts</source>
        <translation>添加一个文件夹的文本</translation>
    </message>
    <message>
        <source>Adding of files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>There is no text in the clipboard, and no file of texts.</source>
        <translation>剪贴板里没有文本，也没有文本文件。</translation>
    </message>
    <message>
        <source>Pasting of a text</source>
        <translation>粘贴文本</translation>
    </message>
    <message>
        <source>Conversion of {0}</source>
        <translation>转换 {0}</translation>
    </message>
    <message>
        <source>There are no rows to export yet.</source>
        <translation>还没有可导出的行。</translation>
    </message>
    <message>
        <source>{0} was copied into the project.</source>
        <translation>{0} 已复制到项目里。</translation>
    </message>
    <message>
        <source>{0} files were copied.</source>
        <translation>已复制 {0} 个文件。</translation>
    </message>
    <message>
        <source>Ctrl+Z takes that back.</source>
        <translation>按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>The rows of {0} are in {1} now and can be changed. The untouched original lies in {2}.</source>
        <translation>{0} 的行现在在 {1} 里，可以修改了。未动过的原文件在 {2}。</translation>
    </message>
</context>
<context>
    <name>TextPlacePicker</name>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>The folder that the export is written to</source>
        <translation>导出写到的文件夹</translation>
    </message>
    <message>
        <source>No folder is chosen yet</source>
        <translation>还没有选文件夹</translation>
    </message>
    <message>
        <source>Where shall it go?</source>
        <translation>放到哪里？</translation>
    </message>
</context>
<context>
    <name>TextShapes</name>
    <message>
        <source>Plain texts</source>
        <translation>普通文本</translation>
    </message>
    <message>
        <source>Instructions with their outputs (Alpaca)</source>
        <translation>指令和输出（Alpaca）</translation>
    </message>
    <message>
        <source>Conversations in turns</source>
        <translation>多轮对话</translation>
    </message>
    <message>
        <source>Prompts with their completions</source>
        <translation>提示和续写</translation>
    </message>
    <message>
        <source>Nothing in it can be trained</source>
        <translation>里面没有可以训练的内容</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Rows of the texts</source>
        <translation>文本的行</translation>
    </message>
    <message>
        <source>Numbers of the rows</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>TextsOutDialog</name>
    <message>
        <source>Export the texts</source>
        <translation>导出文本</translation>
    </message>
    <message>
        <source>Only the {count} marked rows</source>
        <translation>只导出标出的 {count} 行</translation>
    </message>
    <message>
        <source>Only the {count} rows that are shown</source>
        <translation>只导出显示的 {count} 行</translation>
    </message>
    <message>
        <source>Most trainers and services</source>
        <translation>多数训练工具和服务</translation>
    </message>
    <message>
        <source>JSON Lines of conversations with role and content, with tools and weights</source>
        <translation>JSON Lines 的对话，含 role 和 content，以及工具和权重</translation>
    </message>
    <message>
        <source>Tools for Alpaca sets</source>
        <translation>使用 Alpaca 数据集的工具</translation>
    </message>
    <message>
        <source>A JSON list of instruction, input and output, with history where there are more turns</source>
        <translation>JSON 列表，含 instruction、input 和 output，多轮时还有 history</translation>
    </message>
    <message>
        <source>Tools for prompt and completion</source>
        <translation>使用 prompt 和 completion 的工具</translation>
    </message>
    <message>
        <source>JSON Lines of one question and one answer each</source>
        <translation>JSON Lines，每行一个问题和一个回答</translation>
    </message>
    <message>
        <source>A spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>A table with the columns prompt and completion, or text</source>
        <translation>表格，列为 prompt 和 completion，或 text</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>给人阅读</translation>
    </message>
    <message>
        <source>One plain text, the rows one below the other</source>
        <translation>一份普通文本，各行依次排列</translation>
    </message>
    <message>
        <source>This app</source>
        <translation>这个应用</translation>
    </message>
    <message>
        <source>JSON Lines of the rows as they are, with every name and value</source>
        <translation>JSON Lines，各行保持原样，含所有名称和值</translation>
    </message>
    <message>
        <source>Files of this form ({0})</source>
        <translation>这种格式的文件 ({0})</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>放到哪里？</translation>
    </message>
    <message>
        <source>1 row is in {0}.</source>
        <translation>{0} 里有 1 行。</translation>
    </message>
    <message>
        <source>{1} rows are in {0}.</source>
        <translation>{0} 里有 {1} 行。</translation>
    </message>
    <message>
        <source>{0} left out, such as {1}, which {2}.</source>
        <translation>略过了{0}，例如 {1}：{2}。</translation>
    </message>
    <message>
        <source>1 was</source>
        <translation> 1 行</translation>
    </message>
    <message>
        <source>{0} were</source>
        <translation> {0} 行</translation>
    </message>
</context>
<context>
    <name>TextsPage</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove the marked rows (Del)</source>
        <translation>移除标出的行 (Del)</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>添加行</translation>
    </message>
    <message>
        <source>Add an empty row below the marked one</source>
        <translation>在标出的行下面添加一个空行</translation>
    </message>
    <message>
        <source>Copy files of texts into this project</source>
        <translation>把文本文件复制到这个项目</translation>
    </message>
    <message>
        <source>Add texts…</source>
        <translation>添加文本…</translation>
    </message>
    <message>
        <source>Export these texts in another form</source>
        <translation>把这些文本导出成另一种格式</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No row fits.</source>
        <translation>没有符合的行。</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示所有行</translation>
    </message>
    <message>
        <source>No texts yet</source>
        <translation>还没有文本</translation>
    </message>
    <message>
        <source>Drop files here: JSONL, JSON, CSV, TSV or Parquet with conversations, questions and answers or texts, or plain .txt and .md files. Or add rows by hand.</source>
        <translation>把文件拖到这里：含对话、问答或文本的 JSONL、JSON、CSV、TSV 或 Parquet，或普通的 .txt 和 .md 文件。也可以手动添加行。</translation>
    </message>
    <message>
        <source>The folder of texts is gone</source>
        <translation>文本文件夹不见了</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Changes of texts could not be written yet. If you close now, they are lost.</source>
        <translation>对文本的修改还没能写入。现在关闭会丢失它们。</translation>
    </message>
    <message>
        <source>{0}. Put it back, or choose where the texts are now.</source>
        <translation>{0}。请放回原处，或选择文本现在所在的位置。</translation>
    </message>
    <message>
        <source>Copy my text</source>
        <translation>复制我的文本</translation>
    </message>
    <message>
        <source>Another program changed {0}: the texts were read again.</source>
        <translation>另一个程序改了 {0}：文本已重新读取。</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Looking through the rows …</source>
        <translation>正在检查各行…</translation>
    </message>
    <message>
        <source>Counting tokens …</source>
        <translation>正在统计 token…</translation>
    </message>
    <message>
        <source>Undo {0}</source>
        <translation>撤销{0}</translation>
    </message>
    <message>
        <source>Redo {0}</source>
        <translation>重做{0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>Change of a line</source>
        <translation>修改一行</translation>
    </message>
    <message>
        <source>Change of a row</source>
        <translation>修改一行</translation>
    </message>
    <message>
        <source>Removal of a row</source>
        <translation>移除一行</translation>
    </message>
    <message>
        <source>Removal of {0} rows</source>
        <translation>移除 {0} 行</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>新增一行</translation>
    </message>
    <message>
        <source>Where are the texts now?</source>
        <translation>文本现在在哪里？</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>This caption cannot be read</source>
        <translation>这条标注无法读取</translation>
    </message>
    <message>
        <source>Write a caption…</source>
        <translation>写标注…</translation>
    </message>
</context>
<context>
    <name>TimestepCurve</name>
    <message>
        <source>How often each noise level is trained</source>
        <translation>各噪声级别训练得多频繁</translation>
    </message>
    <message>
        <source>No curve: a value of the timesteps is wrong.</source>
        <translation>没有曲线：时间步的一个值不对。</translation>
    </message>
    <message>
        <source>timestep</source>
        <translation>时间步</translation>
    </message>
    <message>
        <source>how often a noise level is trained; dashed: uniform</source>
        <translation>一个噪声级别训练得多频繁；虚线：均匀</translation>
    </message>
    <message>
        <source>a value is wrong</source>
        <translation>有一个值不对</translation>
    </message>
    <message>
        <source>0 · clean</source>
        <translation>0 · 干净</translation>
    </message>
    <message>
        <source>noisy · 999</source>
        <translation>噪声大 · 999</translation>
    </message>
</context>
<context>
    <name>TokenView</name>
    <message>
        <source>Tokens of this row</source>
        <translation>这一行的 token</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>会学</translation>
    </message>
    <message>
        <source>The training learns to say these tokens</source>
        <translation>训练时模型学着说这些 token</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>The model reads these tokens and does not learn them</source>
        <translation>模型读取这些 token，但不学习它们</translation>
    </message>
    <message>
        <source>special</source>
        <translation>特殊</translation>
    </message>
    <message>
        <source>A token of the model’s own, shown by its name</source>
        <translation>模型自己的 token，用名称显示</translation>
    </message>
    <message>
        <source>This row is not trained.</source>
        <translation>这一行不参加训练。</translation>
    </message>
    <message>
        <source>{0} tokens, of which {1} are learned.</source>
        <translation>{0} 个 token，其中 {1} 个会学。</translation>
    </message>
    <message>
        <source>The row is over the limit: what is missing here is cut away.</source>
        <translation>这一行超过上限：这里缺少的部分被截掉了。</translation>
    </message>
    <message>
        <source>The text is over the limit and trained in {0} parts.</source>
        <translation>文本超过上限，分成 {0} 段训练。</translation>
    </message>
    <message>
        <source>A dot is one more token of the letter before it.</source>
        <translation>一个点表示前一个字的又一个 token。</translation>
    </message>
</context>
<context>
    <name>ToolForm</name>
    <message>
        <source>The largest rank of a layer: 8 to 32 is usual</source>
        <translation>一层最大的秩：常用 8 到 32</translation>
    </message>
    <message>
        <source>Layers may become smaller than the rank as long as they lose less than this; 0 = all layers have the rank</source>
        <translation>只要损失小于这个值，层的秩还可以更小；0 = 所有层都用这个秩</translation>
    </message>
    <message>
        <source>Rank of the convolutions; 0 leaves them out, which most LoRAs do</source>
        <translation>卷积的秩；0 不包含卷积，多数 LoRA 如此</translation>
    </message>
    <message>
        <source>Exact: the ranks add up</source>
        <translation>精确：秩相加</translation>
    </message>
    <message>
        <source>Cut to a rank</source>
        <translation>截到一个秩</translation>
    </message>
    <message>
        <source>kohya: WebUIs, ComfyUI, InvokeAI</source>
        <translation>kohya：WebUI、ComfyUI、InvokeAI</translation>
    </message>
    <message>
        <source>diffusers: Python scripts</source>
        <translation>diffusers：Python 脚本</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>底模</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>The model file or folder that the LoRA is for; “starter” is the built-in one</source>
        <translation>LoRA 所用的模型文件或文件夹；“starter”是内置模型</translation>
    </message>
    <message>
        <source>Fine-tuned model</source>
        <translation>微调过的模型</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>LoRA files (*.safetensors)</source>
        <translation>LoRA 文件 (*.safetensors)</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Allowed loss</source>
        <translation>允许的损失</translation>
    </message>
    <message>
        <source>Convolution rank</source>
        <translation>卷积的秩</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>写到</translation>
    </message>
    <message>
        <source>Strength of {name}</source>
        <translation>{name} 的强度</translation>
    </message>
    <message>
        <source>Name the fine-tuned model.</source>
        <translation>请给出微调过的模型。</translation>
    </message>
    <message>
        <source>Mark a LoRA file in the list.</source>
        <translation>请在列表里选一个 LoRA 文件。</translation>
    </message>
    <message>
        <source>Mark two LoRA files or more in the list.</source>
        <translation>请在列表里选两个或更多 LoRA 文件。</translation>
    </message>
    <message>
        <source>Name the base model.</source>
        <translation>请给出底模。</translation>
    </message>
    <message>
        <source>Name the file to write.</source>
        <translation>请给出要写入的文件。</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>not needed for the usual models</source>
        <translation>常见模型不需要</translation>
    </message>
    <message>
        <source>as the model has it</source>
        <translation>与模型相同</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>The order of the pictures</source>
        <translation>图片的顺序</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message>
        <source>Longest caption first</source>
        <translation>标注最长的在前</translation>
    </message>
    <message>
        <source>Without caption first</source>
        <translation>没有标注的在前</translation>
    </message>
    <message>
        <source>Largest file first</source>
        <translation>文件最大的在前</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl++ and Ctrl+−)</source>
        <translation>缩略图大小 (Ctrl++ 和 Ctrl+−)</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} / {count}</translation>
    </message>
    <message>
        <source>Here: “{part}”. {message}.</source>
        <translation>此处：“{part}”。{message}。</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Find a setting by a word of its title or explanation</source>
        <translation>按标题或说明里的词查找设置</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>基础</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>The settings that most people need</source>
        <translation>多数人需要的设置</translation>
    </message>
    <message>
        <source>Every setting there is</source>
        <translation>全部设置</translation>
    </message>
    <message>
        <source>Show only the settings that differ from the preset</source>
        <translation>只显示与预设不同的设置</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Give all settings the preset&apos;s values again</source>
        <translation>让所有设置恢复预设的值</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>改了 {count} 项</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>重做：{what}</translation>
    </message>
</context>
<context>
    <name>ToolsPage</name>
    <message>
        <source>Open a LoRA…</source>
        <translation>打开 LoRA…</translation>
    </message>
    <message>
        <source>Look into LoRA files</source>
        <translation>查看 LoRA 文件</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the work</source>
        <translation>结束工作</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Drop LoRA files here</source>
        <translation>把 LoRA 文件拖到这里</translation>
    </message>
    <message>
        <source>See what they are, made by whatever tool; then resize, convert, combine or merge them.</source>
        <translation>看看它们是什么，无论出自哪个工具；然后调整秩、转换、组合或合并。</translation>
    </message>
    <message>
        <source>Open LoRA files</source>
        <translation>打开 LoRA 文件</translation>
    </message>
    <message>
        <source>LoRA files (*.safetensors *.sft)</source>
        <translation>LoRA 文件 (*.safetensors *.sft)</translation>
    </message>
    <message>
        <source>{file} exists already. Replace it?</source>
        <translation>{file} 已存在。要替换吗？</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>已取消。没有写入任何内容。</translation>
    </message>
    <message>
        <source>Do something with the marked files</source>
        <translation>对选中的文件做些什么</translation>
    </message>
    <message>
        <source>Extract a LoRA from two models…</source>
        <translation>从两个模型提取 LoRA…</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Current run</source>
        <translation>当前训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The settings on the Train page could not be written yet. If you close now, they are lost.</source>
        <translation>“训练”页的设置还没能写入。现在关闭会丢失它们。</translation>
    </message>
    <message>
        <source>Some settings do not fit this base model: {names}.</source>
        <translation>有些设置不适合这个底模：{names}。</translation>
    </message>
    <message>
        <source>Adapt them</source>
        <translation>调整它们</translation>
    </message>
    <message>
        <source>Adapt to the base model</source>
        <translation>按底模调整</translation>
    </message>
    <message>
        <source>Your settings could not be kept: {reason}. They stay here and are tried again.</source>
        <translation>设置无法保存：{reason}。它们会留在这里，稍后重试。</translation>
    </message>
    <message>
        <source>Your settings are kept again.</source>
        <translation>设置已重新保存。</translation>
    </message>
    <message>
        <source>The run is being prepared.</source>
        <translation>正在准备训练。</translation>
    </message>
    <message>
        <source>A training is at work. The next one can start when it has ended.</source>
        <translation>正在训练。它结束后才能开始下一次。</translation>
    </message>
    <message>
        <source>Some settings are not right yet.</source>
        <translation>有些设置还不对。</translation>
    </message>
    <message>
        <source>There are no pictures to train yet. Add some on the Dataset page.</source>
        <translation>还没有可训练的图片。请在“数据集”页添加。</translation>
    </message>
    <message>
        <source>All pictures are too small to be trained. Add larger ones on the Dataset page.</source>
        <translation>所有图片都太小，无法训练。请在“数据集”页添加更大的。</translation>
    </message>
    <message>
        <source>There are no texts to train yet. Add some on the Dataset page.</source>
        <translation>还没有可训练的文本。请在“数据集”页添加。</translation>
    </message>
    <message>
        <source>Preset “{title}”</source>
        <translation>预设“{title}”</translation>
    </message>
    <message>
        <source>“{title}” is in use already.</source>
        <translation>“{title}”已在使用。</translation>
    </message>
    <message>
        <source>“{title}” is in use.</source>
        <translation>正在使用“{title}”。</translation>
    </message>
    <message>
        <source>It replaced one value that had been changed.</source>
        <translation>它替换了一个改过的值。</translation>
    </message>
    <message>
        <source>It replaced {count} values that had been changed.</source>
        <translation>它替换了 {count} 个改过的值。</translation>
    </message>
    <message>
        <source>Your settings are kept as “{title}”.</source>
        <translation>设置已存为“{title}”。</translation>
    </message>
    <message>
        <source>Settings of {run}</source>
        <translation>{run} 的设置</translation>
    </message>
    <message>
        <source>a run</source>
        <translation>一次训练</translation>
    </message>
    <message>
        <source>The settings of {run} are taken.</source>
        <translation>已采用 {run} 的设置。</translation>
    </message>
    <message>
        <source>The settings of that run are taken.</source>
        <translation>已采用那次训练的设置。</translation>
    </message>
    <message>
        <source>This version does not know: {keys}.</source>
        <translation>这个版本不认识：{keys}。</translation>
    </message>
    <message>
        <source>The form has all settings of {name} already.</source>
        <translation>表单已经是 {name} 的全部设置。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TurnPanel</name>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Turn by 90° to the left (L)</source>
        <translation>向左转 90° (L)</translation>
    </message>
    <message>
        <source>Turn by 90° to the right (R)</source>
        <translation>向右转 90° (R)</translation>
    </message>
    <message>
        <source>Exchange left and right (H)</source>
        <translation>左右对调 (H)</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>Turn by a small angle; the corners that would be empty are cut off</source>
        <translation>转一个小角度；会空出来的边角被裁掉</translation>
    </message>
    <message>
        <source>Straighten by degrees</source>
        <translation>拉直的度数</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Neither turned nor mirrored nor straightened</source>
        <translation>不旋转、不镜像、不拉直</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
</context>
<context>
    <name>TurnView</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>Show what is new</source>
        <translation>查看新内容</translation>
    </message>
    <message>
        <source>Version {0} is out</source>
        <translation>{0} 版已发布</translation>
    </message>
</context>
<context>
    <name>UpdateSettings</name>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Look once a day whether there is a newer version</source>
        <translation>每天检查一次是否有新版本</translation>
    </message>
    <message>
        <source>Address of the update file</source>
        <translation>更新文件的地址</translation>
    </message>
    <message>
        <source>A small file that names the newest version: https:// or file:///</source>
        <translation>写有最新版本号的小文件：https:// 或 file:///</translation>
    </message>
    <message>
        <source>The app fetches this one file and sends nothing else. It never downloads or installs a version by itself. This is version {0}.</source>
        <translation>应用只获取这一个文件，不发送任何其他内容，也绝不会自行下载或安装新版本。当前版本是 {0}。</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Fetch the file now and say what is in it</source>
        <translation>立即获取该文件并显示其内容</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>There is no newer version.</source>
        <translation>没有更新的版本。</translation>
    </message>
    <message>
        <source>Version {0} is out.</source>
        <translation>{0} 版已发布。</translation>
    </message>
</context>
<context>
    <name>ValuesBox</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Smoothed</source>
        <translation>平滑后</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Held-back rows</source>
        <translation>留出的行</translation>
    </message>
    <message>
        <source>Held-back pictures</source>
        <translation>留出的图片</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>{used} GB</source>
        <translation>{used} GB</translation>
    </message>
    <message>
        <source>{used} GB used, {reserved} reserved, of {total}</source>
        <translation>已用 {used} GB，预留 {reserved}，共 {total}</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>每秒 {speed} 步</translation>
    </message>
    <message>
        <source>{seconds} s a step</source>
        <translation>每步 {seconds} 秒</translation>
    </message>
    <message>
        <source>step {step}: loss {loss}, smoothed {smoothed}</source>
        <translation>第 {step} 步：损失 {loss}，平滑后 {smoothed}</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…另有 {count} 个</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Previous picture (Left)</source>
        <translation>上一张图片 (←)</translation>
    </message>
    <message>
        <source>Next picture (Right)</source>
        <translation>下一张图片 (→)</translation>
    </message>
    <message>
        <source>Crop (C)</source>
        <translation>裁剪 (C)</translation>
    </message>
    <message>
        <source>Turn and straighten (R)</source>
        <translation>旋转和拉直 (R)</translation>
    </message>
    <message>
        <source>Paint the mask (M)</source>
        <translation>画蒙版 (M)</translation>
    </message>
    <message>
        <source>Fit or actual size (0)</source>
        <translation>适合窗口或实际大小 (0)</translation>
    </message>
    <message>
        <source>Back to all pictures (Esc)</source>
        <translation>返回所有图片 (Esc)</translation>
    </message>
    <message>
        <source>Will be skipped. {reason}</source>
        <translation>会被跳过。{reason}</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source>caption from {file}</source>
        <translation>标注来自 {file}</translation>
    </message>
    <message>
        <source>no caption</source>
        <translation>没有标注</translation>
    </message>
</context>
<context>
    <name>WarmEngine</name>
    <message>
        <source>The preview engine ended in the middle of its work.</source>
        <translation>预览引擎在工作中途退出了。</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Welcome to LoRA Atelier</source>
        <translation>欢迎使用 LoRA Atelier</translation>
    </message>
    <message>
        <source>Your own pictures teach an image model a style, a person or a thing; your own texts teach a language model a manner. Everything stays on this computer.</source>
        <translation>用你自己的图片，教图像模型一种画风、一个人或一样东西；用你自己的文本，教语言模型一种说话方式。一切都留在这台电脑上。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>What it can train</source>
        <translation>能训练什么</translation>
    </message>
    <message>
        <source>The built-in starter model trains on every computer, in about three minutes without a card.</source>
        <translation>内置的入门模型在任何电脑上都能训练，没有显卡也只要约三分钟。</translation>
    </message>
    <message>
        <source>Start with my own pictures</source>
        <translation>从我的图片开始</translation>
    </message>
    <message>
        <source>Make a project from pictures or a folder of them</source>
        <translation>用图片或图片文件夹新建项目</translation>
    </message>
    <message>
        <source>Start with my own texts</source>
        <translation>从我的文本开始</translation>
    </message>
    <message>
        <source>Make a project from texts, tables or conversations</source>
        <translation>用文本、表格或对话新建项目</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>打开示例项目</translation>
    </message>
    <message>
        <source>A small ready project: press Start there, and in three minutes you have a LoRA</source>
        <translation>一个现成的小项目：在那里按开始，三分钟就能得到一个 LoRA</translation>
    </message>
    <message>
        <source>Training needs the engine, which is set up once for the card of this computer.</source>
        <translation>训练需要引擎，只需为这台电脑的显卡安装一次。</translation>
    </message>
    <message>
        <source>Set up the engine…</source>
        <translation>安装引擎…</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Welcome! This sample project is ready: press Start training, and in about three minutes you have a LoRA that draws line art. The panel on the right shows pictures with and without it; the little model knows English words only.</source>
        <translation>欢迎！这个示例项目已准备好：按“开始训练”，大约三分钟就能得到一个画线稿的 LoRA。右侧面板显示加与不加它的图片；这个小模型只懂英文单词，所以标注和提示词都用英文。</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>还有内容没保存</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>WishesForm</name>
    <message>
        <source>Trigger word</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>Base model in Ollama</source>
        <translation>Ollama 里的底模</translation>
    </message>
    <message>
        <source>The name of the file, without its ending. Prompts call the LoRA by it</source>
        <translation>文件的名称，不含扩展名。提示词里用它调用这个 LoRA</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The word that calls up what was learned; tools offer it with the LoRA</source>
        <translation>唤出所学内容的词；工具会把它与 LoRA 一起提供</translation>
    </message>
    <message>
        <source>How strongly tools use the LoRA when they add it</source>
        <translation>工具添加这个 LoRA 时用的强度</translation>
    </message>
    <message>
        <source>Preferred weight</source>
        <translation>推荐权重</translation>
    </message>
    <message>
        <source>the base model&apos;s folder</source>
        <translation>底模的文件夹</translation>
    </message>
    <message>
        <source>An Ollama model or a GGUF file of the same base model, such as llama3.2:1b. Ollama can read the folders of the usual architectures itself</source>
        <translation>同一个底模的 Ollama 模型或 GGUF 文件，例如 llama3.2:1b。常见架构的文件夹 Ollama 可以直接读取</translation>
    </message>
    <message>
        <source>Number format</source>
        <translation>数值格式</translation>
    </message>
    <message>
        <source>How precisely the numbers are written</source>
        <translation>数值写得多精确</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How strongly the LoRA changes the model: 1 is as it was trained. It is written into the export</source>
        <translation>LoRA 对模型改变多大：1 与训练时相同。会写进导出结果</translation>
    </message>
    <message>
        <source>what suits the target: the base model&apos;s own for a whole model, else the usual one</source>
        <translation>适合目标的格式：完整模型用底模自己的，其他用惯用的</translation>
    </message>
    <message>
        <source>fp16: half the size of fp32</source>
        <translation>fp16：大小是 fp32 的一半</translation>
    </message>
    <message>
        <source>bf16: half the size of fp32, for large numbers</source>
        <translation>bf16：大小是 fp32 的一半，适合大数值</translation>
    </message>
    <message>
        <source>fp32: exact, and twice the size</source>
        <translation>fp32：精确，大小加倍</translation>
    </message>
    <message>
        <source>fp16: half the size, right for nearly all tools</source>
        <translation>fp16：大小减半，几乎适合所有工具</translation>
    </message>
    <message>
        <source>bf16: half the size, for newer cards</source>
        <translation>bf16：大小减半，适合较新的显卡</translation>
    </message>
    <message>
        <source>fp32: as it was trained, twice the size</source>
        <translation>fp32：与训练时相同，大小加倍</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{count} captions were changed, {gone} were not: they are others by now.</source>
        <translation>改了 {count} 条标注，{gone} 条没有改：它们已经变了。</translation>
    </message>
    <message>
        <source>Counting tokens…</source>
        <translation>正在统计 token…</translation>
    </message>
    <message>
        <source>Captions are sentences here, so no tags are found: caption:*words* looks into them.</source>
        <translation>这里的标注是句子，所以找不到标签：可用 caption:*words* 在其中查找。</translation>
    </message>
    <message>
        <source>Writing captions: {done} of {count}, {left} left</source>
        <translation>正在写入标注：{done} / {count}，还剩 {left}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The app was ended while captions were being written: {what}. Write the rest?</source>
        <translation>应用在写入标注时退出了：{what}。写完其余的吗？</translation>
    </message>
    <message>
        <source>Write the rest</source>
        <translation>写完其余的</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>查找和替换…</translation>
    </message>
    <message>
        <source>{operation}…</source>
        <translation>{operation}…</translation>
    </message>
    <message>
        <source>Use a list of tags of mine…</source>
        <translation>使用自己的标签列表…</translation>
    </message>
    <message>
        <source>Words panel</source>
        <translation>词语面板</translation>
    </message>
    <message>
        <source>Lists of tags ({kinds})</source>
        <translation>标签列表 ({kinds})</translation>
    </message>
    <message>
        <source>A list of tags</source>
        <translation>标签列表</translation>
    </message>
    <message>
        <source>{count} tags of your list are proposed from now on, in every project.</source>
        <translation>从现在起，每个项目都会建议你的列表里的 {count} 个标签。</translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Find a word</source>
        <translation>查找词</translation>
    </message>
    <message>
        <source>Find a word in the list</source>
        <translation>在列表里查找词</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>云</translation>
    </message>
    <message>
        <source>Words with their numbers</source>
        <translation>词和出现次数</translation>
    </message>
    <message>
        <source>Words as large as they are frequent</source>
        <translation>词的大小表示频率</translation>
    </message>
    <message>
        <source>Close this panel</source>
        <translation>关闭这个面板</translation>
    </message>
    <message>
        <source>Show only words that look misspelled</source>
        <translation>只显示像是拼错的词</translation>
    </message>
    <message>
        <source>No words yet</source>
        <translation>还没有词</translation>
    </message>
    <message>
        <source>Write captions, and their words are counted here.</source>
        <translation>写好标注后，这里会统计其中的词。</translation>
    </message>
    <message>
        <source>{count} misspelled?</source>
        <translation>{count} 个像拼错？</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 个词</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} 个词</translation>
    </message>
    <message>
        <source>Change to “{tag}”…</source>
        <translation>改为“{tag}”…</translation>
    </message>
    <message>
        <source>It is right as it is</source>
        <translation>没有错，保留</translation>
    </message>
    <message>
        <source>Show the pictures with it</source>
        <translation>显示含有它的图片</translation>
    </message>
    <message>
        <source>Show the pictures without it</source>
        <translation>显示不含它的图片</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Merge {count} words…</source>
        <translation>合并 {count} 个词…</translation>
    </message>
    <message>
        <source>Remove from captions…</source>
        <translation>从标注里移除…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词语</translation>
    </message>
</context>
<context>
    <name>_RawLine</name>
    <message>
        <source>As it stands in the file</source>
        <translation>文件里的原样</translation>
    </message>
    <message>
        <source>The line as it stands in the file</source>
        <translation>文件里这一行的原样</translation>
    </message>
    <message>
        <source>This line {0}. Mend it here; it is kept once it can be read.</source>
        <translation>这一行{0}。请在这里改正；能读取后就会保存。</translation>
    </message>
    <message>
        <source>This line can be trained.</source>
        <translation>这一行可以训练。</translation>
    </message>
</context>
<context>
    <name>_Turn</name>
    <message>
        <source>Who says turn {0}</source>
        <translation>第 {0} 轮由谁说</translation>
    </message>
    <message>
        <source>Who says this turn</source>
        <translation>这一轮由谁说</translation>
    </message>
    <message>
        <source>Remove this turn</source>
        <translation>移除这一轮</translation>
    </message>
    <message>
        <source>Turn {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>not learned (weight 0)</source>
        <translation>不学（权重 0）</translation>
    </message>
</context>
<context>
    <name>captioning</name>
    <message>
        <source>Apply first?</source>
        <translation>先应用吗？</translation>
    </message>
    <message>
        <source>Apply them now, or forget what was made?</source>
        <translation>现在应用，还是放弃做好的内容？</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>It has a mask by now, which was kept.</source>
        <translation>它现在已有蒙版，蒙版保持不变。</translation>
    </message>
    <message>
        <source>The CLIPSeg folder that lies in {folder}, or that the hub&apos;s library has.</source>
        <translation>在 {folder} 里或 hub 缓存里的 CLIPSeg 文件夹。</translation>
    </message>
    <message>
        <source>The best of rembg&apos;s ONNX files in {folder} or in rembg&apos;s own folder.</source>
        <translation>{folder} 或 rembg 自己的文件夹里最好的 rembg ONNX 文件。</translation>
    </message>
    <message>
        <source>What is on this computer</source>
        <translation>这台电脑上有的</translation>
    </message>
    <message>
        <source>Finds what English words name, in photos best.</source>
        <translation>按英文词查找，最适合照片。</translation>
    </message>
    <message>
        <source>CLIPSeg is a folder: choose the folder of its files.</source>
        <translation>CLIPSeg 是文件夹：请选择它的文件所在的文件夹。</translation>
    </message>
    <message>
        <source>An .onnx file of rembg is wanted.</source>
        <translation>需要 rembg 的 .onnx 文件。</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>没有这样的文件或文件夹。</translation>
    </message>
    <message>
        <source>Fill: only where there is none</source>
        <translation>填补：只写没有标注的</translation>
    </message>
    <message>
        <source>Replace the old caption</source>
        <translation>替换旧标注</translation>
    </message>
    <message>
        <source>Append to the old caption</source>
        <translation>接在旧标注后面</translation>
    </message>
    <message>
        <source>Put before the old caption</source>
        <translation>放在旧标注前面</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Choose a colour…</source>
        <translation>选择颜色…</translation>
    </message>
    <message>
        <source>none; several are parted by commas</source>
        <translation>无；多个用逗号分隔</translation>
    </message>
    <message>
        <source>It is downloaded from Hugging Face first; what kind it is shows then.</source>
        <translation>会先从 Hugging Face 下载；之后才知道是哪一类。</translation>
    </message>
    <message>
        <source>A CLIP model: it puts captions together from phrases.</source>
        <translation>CLIP 模型：用短语拼成标注。</translation>
    </message>
    <message>
        <source>A CoCa model: it writes a short sentence.</source>
        <translation>CoCa 模型：写一个短句。</translation>
    </message>
    <message>
        <source>A tagger: it writes tags.</source>
        <translation>打标模型：写标签。</translation>
    </message>
    <message>
        <source>A captioner: it writes sentences.</source>
        <translation>标注模型：写句子。</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Waiting: “{run}” has the device. This begins when that is done.</source>
        <translation>等待中：“{run}”正在使用设备。它完成后就开始。</translation>
    </message>
    <message>
        <source>{done} of {all} pictures</source>
        <translation>{done} / {all} 张图片</translation>
    </message>
    <message>
        <source>{count} a second</source>
        <translation>每秒 {count} 张</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>Downloading the model: {done} of {all}</source>
        <translation>正在下载模型：{done} / {all}</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Counts only while “{title}” is set.</source>
        <translation>仅在设置了“{title}”时有效。</translation>
    </message>
    <message>
        <source>Counts only while “{title}” is on.</source>
        <translation>仅在“{title}”开启时有效。</translation>
    </message>
    <message>
        <source>Counts only while “{title}” is off.</source>
        <translation>仅在“{title}”关闭时有效。</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} 或 {other}</translation>
    </message>
    <message>
        <source>Counts only while “{title}” is {value}.</source>
        <translation>仅在“{title}”为 {value} 时有效。</translation>
    </message>
    <message>
        <source>fp16 and bf16 cannot both be on: switch one of them off.</source>
        <translation>fp16 和 bf16 不能同时开启：请关闭其中一个。</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>A training is running</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>It can go on without the window. When you open the app again, it shows what happened meanwhile.</source>
        <translation>没有窗口也能继续训练。再次打开应用时，会显示这期间发生的一切。</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Close the window and let the training go on in the background</source>
        <translation>关闭窗口，让训练在后台继续</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>停止并保存</translation>
    </message>
    <message>
        <source>Save a checkpoint, stop, then close: you can resume it later</source>
        <translation>保存检查点，停止，然后关闭：以后可以继续</translation>
    </message>
</context>
<context>
    <name>dataset</name>
    <message>
        <source>It is too small: {width} × {height} pixels. The shorter side needs at least {minimum}.</source>
        <translation>太小：{width} × {height} 像素。短边至少要有 {minimum}。</translation>
    </message>
    <message>
        <source>Its caption cannot be read: {problem}</source>
        <translation>标注无法读取：{problem}</translation>
    </message>
    <message>
        <source>It has no caption, and such pictures are left out.</source>
        <translation>它没有标注，这样的图片会被略过。</translation>
    </message>
    <message>
        <source>The picture could not be saved: is the disk full?</source>
        <translation>图片无法保存：磁盘满了吗？</translation>
    </message>
    <message>
        <source>{host} gave no picture ({reason}). Save it with the browser and drop the file.</source>
        <translation>{host} 没有给出图片（{reason}）。请用浏览器保存后再拖入文件。</translation>
    </message>
    <message>
        <source>What {host} gave is no picture. Save it with the browser and drop the file.</source>
        <translation>{host} 给出的不是图片。请用浏览器保存后再拖入文件。</translation>
    </message>
    <message>
        <source>What was dropped is no picture.</source>
        <translation>拖入的不是图片。</translation>
    </message>
    <message>
        <source>the browser</source>
        <translation>浏览器</translation>
    </message>
    <message>
        <source>removing {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>removing {count} pictures</source>
        <translation>移除 {count} 张图片</translation>
    </message>
    <message>
        <source>adding {name}</source>
        <translation>添加 {name}</translation>
    </message>
    <message>
        <source>adding {count} pictures</source>
        <translation>添加 {count} 张图片</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The engine ended in the middle of its work: {reason}</source>
        <translation>引擎在工作中途退出了：{reason}</translation>
    </message>
    <message>
        <source>The engine could not start: {reason}</source>
        <translation>引擎无法启动：{reason}</translation>
    </message>
    <message>
        <source>the package {name} is missing. Close the app and start it again: that sets it up.</source>
        <translation>缺少 {name} 包。请关闭应用再打开：它会自动装好。</translation>
    </message>
    <message>
        <source>the package {name} is missing. Repair the engine, or install the app again.</source>
        <translation>缺少 {name} 包。请修复引擎，或重新安装应用。</translation>
    </message>
    <message>
        <source>there is not enough memory. Choose a smaller batch or resolution, or close other programs.</source>
        <translation>内存不足。请减小批次或分辨率，或关闭其他程序。</translation>
    </message>
    <message>
        <source>the disk is full. Make room and try again.</source>
        <translation>磁盘满了。请腾出空间，再试一次。</translation>
    </message>
    <message>
        <source>the system ended it, probably because the memory was full. Close other programs and try again.</source>
        <translation>系统结束了它，多半因为内存满了。请关闭其他程序，再试一次。</translation>
    </message>
    <message>
        <source>it crashed ({name}). What it said last is in {log}.</source>
        <translation>它崩溃了 ({name})。最后的输出见 {log}。</translation>
    </message>
    <message>
        <source>it left without a word (exit code {code}).</source>
        <translation>它没有说明就退出了（退出码 {code}）。</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Another window is setting up the engine; waiting for it…</source>
        <translation>另一个窗口正在安装引擎；正在等待…</translation>
    </message>
    <message>
        <source>Preparing its Python…</source>
        <translation>正在准备它的 Python…</translation>
    </message>
    <message>
        <source>Downloading the packages…</source>
        <translation>正在下载软件包…</translation>
    </message>
    <message>
        <source>Checking the files…</source>
        <translation>正在检查文件…</translation>
    </message>
    <message>
        <source>Installing the packages…</source>
        <translation>正在安装软件包…</translation>
    </message>
    <message>
        <source>Removing files…</source>
        <translation>正在删除文件…</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余 {0}</translation>
    </message>
    <message>
        <source>start_from %1 is of the kind %2, and adapter_type is %3: set adapter_type to %4, or start from another file</source>
        <translation>start_from %1 是 %2 类，而 adapter_type 是 %3：请把 adapter_type 设为 %4，或从另一个文件开始</translation>
    </message>
    <message>
        <source>other layers were adapted</source>
        <translation>调整的是其他层</translation>
    </message>
    <message>
        <source>rank or alpha was another</source>
        <translation>秩或 alpha 不同</translation>
    </message>
    <message>
        <source>out of memory: %1</source>
        <translation>内存不足：%1</translation>
    </message>
    <message>
        <source>%1 cannot be a seed: use a whole number from 0 on</source>
        <translation>%1 不能作种子：请用 0 以上的整数</translation>
    </message>
    <message>
        <source>%1 cannot be a strength: use 0 to %2</source>
        <translation>%1 不能作强度：请用 0 到 %2</translation>
    </message>
    <message>
        <source>%1 makes pictures: it takes a preview</source>
        <translation>%1 是画图的：它接受预览请求</translation>
    </message>
    <message>
        <source>%1 is a language model: ask it</source>
        <translation>%1 是语言模型：请向它提问</translation>
    </message>
    <message>
        <source>the answer failed: %1</source>
        <translation>回答失败：%1</translation>
    </message>
    <message>
        <source>the preview failed: %1</source>
        <translation>预览失败：%1</translation>
    </message>
    <message>
        <source>make the picture smaller, or close other programs that use the card</source>
        <translation>请把图片改小，或关闭其他占用显卡的程序</translation>
    </message>
    <message>
        <source>%1 steps cannot be drawn: use 1 to 1000</source>
        <translation>无法用 %1 步作图：请用 1 到 1000</translation>
    </message>
    <message>
        <source>%1 pixels do not fit this model: use a multiple of %2 up to %3</source>
        <translation>%1 像素不适合这个模型：请用 %2 的倍数，最大 %3</translation>
    </message>
    <message>
        <source>the checkpoint of step %1 could not be written (%2); earlier checkpoints are intact: make room on the disk of %3 and go on with --resume</source>
        <translation>第 %1 步的检查点无法写入（%2）；以前的检查点完好：请在 %3 的磁盘上腾出空间，再用 --resume 继续</translation>
    </message>
    <message>
        <source>the checkpoint does not fit this run&apos;s settings (%1)</source>
        <translation>检查点与这次训练的设置不符（%1）</translation>
    </message>
    <message>
        <source>no CLIP model at hand: put an open_clip model (its file, or its folder with open_clip_config.json, for example of laion/CLIP-ViT-B-32-laion2B-s34B-b79K) into %1, or name one as clip_model</source>
        <translation>没有可用的 CLIP 模型：请把 open_clip 模型（它的文件，或含 open_clip_config.json 的文件夹，例如 laion/CLIP-ViT-B-32-laion2B-s34B-b79K）放进 %1，或把它指定为 clip_model</translation>
    </message>
    <message>
        <source>%1 is no CLIP model of open_clip with a vision transformer: take open_clip_model.safetensors of one, and its %2 beside it in a folder</source>
        <translation>%1 不是带视觉 transformer 的 open_clip CLIP 模型：请取它的 open_clip_model.safetensors，并把它的 %2 放在同一文件夹</translation>
    </message>
    <message>
        <source>%1: open_clip knows no model of this size; put its %2 beside it and name the folder</source>
        <translation>%1：open_clip 没有这个大小的模型；请把它的 %2 放在旁边，并指定该文件夹</translation>
    </message>
    <message>
        <source>clip_model: %1 is not there</source>
        <translation>clip_model：%1 不存在</translation>
    </message>
    <message>
        <source>%1 has the description of a CLIP model but no weights</source>
        <translation>%1 有 CLIP 模型的描述，但没有权重</translation>
    </message>
    <message>
        <source>%1 holds no CLIP model: a file .safetensors, .bin or .pt is looked for</source>
        <translation>%1 里没有 CLIP 模型：要找的是 .safetensors、.bin 或 .pt 文件</translation>
    </message>
    <message>
        <source>%1 cannot be read as a CLIP model: a file of open_clip is needed</source>
        <translation>%1 无法作为 CLIP 模型读取：需要 open_clip 的文件</translation>
    </message>
    <message>
        <source>%1 cannot be loaded as a CLIP model (%2)</source>
        <translation>%1 无法作为 CLIP 模型加载（%2）</translation>
    </message>
    <message>
        <source>draws previews</source>
        <translation>制作预览</translation>
    </message>
    <message>
        <source>captions pictures</source>
        <translation>标注图片</translation>
    </message>
    <message>
        <source>masks pictures</source>
        <translation>制作蒙版</translation>
    </message>
    <message>
        <source>the device is in use by %1, which %2 on it; this goes on when that is done</source>
        <translation>设备正被 %1 用来%2；等它完成后会继续</translation>
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
        <source>the engine cannot start, its installation is incomplete or damaged (%1)</source>
        <translation>引擎无法启动，它的安装不完整或已损坏（%1）</translation>
    </message>
    <message>
        <source>%1: %2: put it right (is the disk full?)%3</source>
        <translation>%1：%2：请解决（磁盘满了吗？）%3</translation>
    </message>
    <message>
        <source>%1: %2: put it right (is the disk full?) and try again</source>
        <translation>%1：%2：请排除问题（磁盘满了吗？），然后重试</translation>
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
        <source>GGUF adapters can be written for %1, and this base model is unnamed: export to peft or merged instead</source>
        <translation>GGUF 适配器可以写给 %1，而这个底模没有名称：请改为导出到 peft 或 merged</translation>
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
        <translation>用于检查的 pipeline 不能带有适配器</translation>
    </message>
    <message>
        <source>%1: diffusers draws another picture with the written file than the training does: they differ by %2 of 255 on average and %3 at most; do not use the file</source>
        <translation>%1：用写出的文件，diffusers 画出的图片与训练时不同：平均相差 %2（满值 255），最多相差 %3；请不要使用这个文件</translation>
    </message>
    <message>
        <source>%1: LyCORIS draws another picture with the written file than the training does: they differ by %2 of 255 on average and %3 at most; do not use the file</source>
        <translation>%1：用写出的文件，LyCORIS 画出的图片与训练时不同：平均相差 %2（满值 255），最多相差 %3；请不要使用这个文件</translation>
    </message>
    <message>
        <source>%1: %2 leaves out %3 of %4 modules of the written file (for example %5); do not use the file</source>
        <translation>%1：%2 漏掉了写出文件 %4 个模块中的 %3 个（例如 %5）；请不要使用这个文件</translation>
    </message>
    <message>
        <source>%1: the written file changes a layer that was not trained: %2</source>
        <translation>%1：写出的文件改动了未训练的层：%2</translation>
    </message>
    <message>
        <source>%1: the written file does not hold what was trained: %2 differs by %3 of its size; do not use the file</source>
        <translation>%1：写出的文件与训练结果不符：%2 相差其大小的 %3；请不要使用这个文件</translation>
    </message>
    <message>
        <source>%1: LyCORIS cannot load the written file: %2</source>
        <translation>%1：LyCORIS 无法加载写出的文件：%2</translation>
    </message>
    <message>
        <source>%1: diffusers cannot load the written file: %2</source>
        <translation>%1：diffusers 无法加载写出的文件：%2</translation>
    </message>
    <message>
        <source>this LoRA does not fit this base model: %1 of %2 modules do not fit (for example %3); choose the base model that it was trained on</source>
        <translation>这个 LoRA 与这个底模不匹配：%2 个模块中有 %1 个不匹配（例如 %3）；请选择训练时所用的底模</translation>
    </message>
    <message>
        <source>%1 is not in it</source>
        <translation>其中没有 %1</translation>
    </message>
    <message>
        <source>%1 has the sizes %2, the layer is %3</source>
        <translation>%1 的尺寸为 %2，层的尺寸为 %3</translation>
    </message>
</context>
<context>
    <name>engine/tasks</name>
    <message>
        <source>%1 is left out: %2</source>
        <translation>%1 已排除：%2</translation>
    </message>
    <message>
        <source>scanning the pictures</source>
        <translation>正在扫描图片</translation>
    </message>
    <message>
        <source>packing is off: %1 would let texts that share a row see each other</source>
        <translation>已关闭拼接：%1 会让同一行的文本互相看到</translation>
    </message>
    <message>
        <source>adapter_type %1 is for pictures: a language model takes lora or dora</source>
        <translation>adapter_type %1 用于图片：语言模型用 lora 或 dora</translation>
    </message>
    <message>
        <source>lora_init %1 begins as a part of the weights, which base_quantization %2 holds in fewer bits: use default</source>
        <translation>lora_init %1 以权重的一部分为起点，而 base_quantization %2 以更低的位数保存这些权重：请用 default</translation>
    </message>
</context>
<context>
    <name>engine/text_export</name>
    <message>
        <source>writing the adapter</source>
        <translation>正在写入适配器</translation>
    </message>
    <message>
        <source>A LoRA for %1, made with LoRA Atelier</source>
        <translation>用于 %1 的 LoRA，由 LoRA Atelier 制作</translation>
    </message>
    <message>
        <source>FROM may also name an Ollama model or a GGUF file of the same base model; do so where Ollama does not know how to read this folder.</source>
        <translation>FROM 也可以写同一底模的 Ollama 模型或 GGUF 文件；如果 Ollama 不能读取这个文件夹，请这样做。</translation>
    </message>
    <message>
        <source>Ollama puts %1 before the text, which the training did not.</source>
        <translation>Ollama 会在文本前加上 %1，而训练时没有。</translation>
    </message>
    <message>
        <source>The model&apos;s own template writes today&apos;s date; here stands that of the training.</source>
        <translation>模型自带的模板会写入今天的日期；这里写的是训练当天的日期。</translation>
    </message>
    <message>
        <source>The model&apos;s own template cuts spaces around a message off, which Ollama keeps.</source>
        <translation>模型自带的模板会去掉消息首尾的空格，而 Ollama 会保留。</translation>
    </message>
    <message>
        <source>loading the model, of which %1 will be written</source>
        <translation>正在加载模型，将写入其中的 %1</translation>
    </message>
    <message>
        <source>the merged model</source>
        <translation>合并后的模型</translation>
    </message>
    <message>
        <source>writing the model</source>
        <translation>正在写入模型</translation>
    </message>
    <message>
        <source>the merged model, loaded back,</source>
        <translation>重新加载的合并模型</translation>
    </message>
    <message>
        <source>the merged model cannot be loaded back (%1): nothing was written</source>
        <translation>合并后的模型无法重新加载（%1）：没有写入任何内容</translation>
    </message>
    <message>
        <source>%1, loaded by PEFT,</source>
        <translation>由 PEFT 加载的 %1</translation>
    </message>
    <message>
        <source>%1 does not answer as the trained LoRA does (logits differ by %2, and by %3 without it): nothing was written; export again, with --dtype fp32 if it was another</source>
        <translation>%1的回答与训练的 LoRA 不一致（logits 相差 %2，不加 LoRA 时相差 %3）：没有写入任何内容；请重新导出，如果先前不是 fp32，请加上 --dtype fp32</translation>
    </message>
    <message>
        <source>at strength 0 there is only the base model left: export at a strength above 0</source>
        <translation>强度为 0 时只剩底模：请以大于 0 的强度导出</translation>
    </message>
    <message>
        <source>a DoRA cannot be written as an adapter of another strength than 1: export to merged, or at 1</source>
        <translation>DoRA 不能写成强度不为 1 的适配器：请导出为 merged，或以强度 1 导出</translation>
    </message>
</context>
<context>
    <name>engine/texts</name>
    <message>
        <source>ask for a shorter answer, begin a new conversation, or close other programs that use the card</source>
        <translation>请要求更短的回答，开始新对话，或关闭占用显卡的其他程序</translation>
    </message>
    <message>
        <source>a conversation is made of user and assistant in turn, and begins with user</source>
        <translation>对话由 user 和 assistant 交替组成，以 user 开头</translation>
    </message>
    <message>
        <source>there is no question: type one</source>
        <translation>没有问题：请输入</translation>
    </message>
    <message>
        <source>%1 tokens cannot be the longest answer: use 1 or more</source>
        <translation>最长回答不能是 %1 个 token：请用 1 或更大</translation>
    </message>
    <message>
        <source>the conversation has %1 tokens, and %2 reads at most %3: begin a new one, or ask more briefly</source>
        <translation>这个对话有 %1 个 token，而 %2 最多读取 %3 个：请开始新对话，或提问更简短</translation>
    </message>
    <message>
        <source>%1 %2 is out of range: use %3 to %4</source>
        <translation>%1 %2 超出范围：请用 %3 到 %4</translation>
    </message>
    <message>
        <source>the chat template of %1 does not take this conversation: %2</source>
        <translation>%1 的对话模板不接受这个对话：%2</translation>
    </message>
    <message>
        <source>no text has anything to learn from (%1)</source>
        <translation>没有任何文本可供学习（%1）</translation>
    </message>
    <message>
        <source>no text has anything to learn from: every answer lies beyond max_seq_length</source>
        <translation>没有任何文本可供学习：所有回答都超出 max_seq_length</translation>
    </message>
    <message>
        <source>no text has anything to learn from</source>
        <translation>没有任何文本可供学习</translation>
    </message>
    <message>
        <source>%1 of %2 texts are longer than %3 tokens: plain texts are trained in parts, conversations are cut; raise max_seq_length if the model and the memory allow it</source>
        <translation>%2 篇文本中有 %1 篇超过 %3 个 token：纯文本分段训练，对话会被截短；如果模型和显存允许，请调高 max_seq_length</translation>
    </message>
    <message>
        <source>%1 of %2 texts are left out: within %3 tokens they have no answer to learn</source>
        <translation>%2 篇文本中有 %1 篇被排除：在 %3 个 token 之内没有可学的回答</translation>
    </message>
    <message>
        <source>reading the texts</source>
        <translation>正在读取文本</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>已排除：%1</translation>
    </message>
    <message>
        <source>left out: texts with %1 more problems</source>
        <translation>已排除：另有 %1 个问题的文本</translation>
    </message>
    <message>
        <source>base_quantization %1 needs an NVIDIA card and this run is on %2: set it to none</source>
        <translation>base_quantization %1 需要 NVIDIA 显卡，而这次训练使用 %2：请设为 none</translation>
    </message>
    <message>
        <source>%1 does not say which model it belongs to: name it with --base</source>
        <translation>%1 没有写明属于哪个模型：请用 --base 指定</translation>
    </message>
    <message>
        <source>%1 has neither a finished LoRA nor a checkpoint yet: train it further</source>
        <translation>%1 还没有完成的 LoRA，也没有检查点：请继续训练</translation>
    </message>
    <message>
        <source>%1 trained on pictures: use the verb preview for it</source>
        <translation>%1 是用图片训练的：请用 preview 命令</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>留出的</translation>
    </message>
</context>
<context>
    <name>engine/tools</name>
    <message>
        <source>%1: this holds no Stable Diffusion model: give a model folder or a checkpoint</source>
        <translation>%1：其中没有 Stable Diffusion 模型：请指定模型文件夹或检查点</translation>
    </message>
    <message>
        <source>%1: the tools read .safetensors files only: take that version of this model</source>
        <translation>%1：工具只读取 .safetensors 文件：请使用这个模型的 .safetensors 版本</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>of the weight</source>
        <translation>占权重</translation>
    </message>
    <message>
        <source>The hash of the weights is %1, as the header says.</source>
        <translation>权重的哈希值是 %1，与文件头所写一致。</translation>
    </message>
    <message>
        <source>The hash of the weights is %1, NOT as the header says.</source>
        <translation>权重的哈希值是 %1，与文件头所写不一致。</translation>
    </message>
    <message>
        <source>A %1 for %2, %3 layout, %4, %5 MB.</source>
        <translation>用于 %2 的 %1，%3 格式，%4，%5 MB。</translation>
    </message>
    <message>
        <source>Rank %1, alpha %2; modules: %3.</source>
        <translation>秩 %1，alpha %2；模块：%3。</translation>
    </message>
    <message>
        <source>Rank %1; modules: %2.</source>
        <translation>秩 %1；模块：%2。</translation>
    </message>
    <message>
        <source>The hash of the weights is %1; the header names none.</source>
        <translation>权重的哈希值是 %1；文件头没有写明。</translation>
    </message>
    <message>
        <source>%1 tensors hold numbers that are not finite, for example %2: the file is broken and will give black or gray pictures.</source>
        <translation>有 %1 个张量含有非有限数值，例如 %2：文件已损坏，会产生全黑或全灰的图片。</translation>
    </message>
    <message>
        <source>Made with %1, %2 steps.</source>
        <translation>由 %1 制作，%2 步。</translation>
    </message>
    <message>
        <source>Made with %1.</source>
        <translation>由 %1 制作。</translation>
    </message>
    <message>
        <source>Trigger word: %1.</source>
        <translation>触发词：%1。</translation>
    </message>
    <message>
        <source>Most frequent tags: %1.</source>
        <translation>最常见的标签：%1。</translation>
    </message>
    <message>
        <source>Every update is zero: this LoRA changes nothing.</source>
        <translation>所有更新都为零：这个 LoRA 什么都不改变。</translation>
    </message>
    <message>
        <source>%1 changes by %2 of its weight: that is a lot, try a lower strength.</source>
        <translation>%1 改变了其权重的 %2：幅度很大，请试试更低的强度。</translation>
    </message>
    <message>
        <source>All %1 modules fit %2.</source>
        <translation>全部 %1 个模块都与 %2 匹配。</translation>
    </message>
    <message>
        <source>It does not fit: %1.</source>
        <translation>不匹配：%1。</translation>
    </message>
    <message>
        <source>this LoRA is for a model family whose layers are not known here: name its base model</source>
        <translation>这个 LoRA 属于这里不了解其层结构的模型系列：请指定它的底模</translation>
    </message>
    <message>
        <source>%1 has only %2 of the %3 layers of %4: the two models must be of one family</source>
        <translation>%4 的 %3 个层中，%1 只有 %2 个：两个模型应属于同一系列</translation>
    </message>
    <message>
        <source>%1 and %2 hardly differ: there is nothing to extract</source>
        <translation>%1 和 %2 几乎没有差别：没有可提取的内容</translation>
    </message>
    <message>
        <source>%1 acts on the base model&apos;s own weights, so it is no plain sum: merge it into a model and extract a LoRA from that</source>
        <translation>%1 作用于底模自身的权重，不是简单的求和：请先合并到模型中，再从中提取 LoRA</translation>
    </message>
    <message>
        <source>%1 does not hold what was written to it: check the disk and try again</source>
        <translation>%1 保存的内容与写入的不同：请检查磁盘后重试</translation>
    </message>
    <message>
        <source>%1 has %2 GB free, the model takes %3 GB: make room</source>
        <translation>%1 剩余 %2 GB，而模型需要 %3 GB：请腾出空间</translation>
    </message>
    <message>
        <source>%1 could not be written (%2): make room or choose another place</source>
        <translation>%1 未能写入（%2）：请腾出空间，或换一个位置</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转换</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>changed by</source>
        <translation>改变幅度</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Resized</source>
        <translation>已调整秩</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>已组合</translation>
    </message>
    <message>
        <source>Extracted</source>
        <translation>已提取</translation>
    </message>
    <message>
        <source>%1 of the effect is lost, all layers together.</source>
        <translation>所有层合计，效果损失了 %1。</translation>
    </message>
    <message>
        <source>Rank %1 became %2.</source>
        <translation>秩从 %1 变为 %2。</translation>
    </message>
    <message>
        <source>Combined: %1.</source>
        <translation>已组合：%1。</translation>
    </message>
    <message>
        <source>The rank is %1.</source>
        <translation>秩为 %1。</translation>
    </message>
    <message>
        <source>%1 became %2, %3 became %4.</source>
        <translation>%1 变为 %2，%3 变为 %4。</translation>
    </message>
    <message>
        <source>The LoRA changes %1 layers, rank %2.</source>
        <translation>这个 LoRA 改变了 %1 个层，秩为 %2。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no tool: use %2</source>
        <translation>“%1”不是工具：请用 %2</translation>
    </message>
    <message>
        <source>no file is named: name the LoRA to work on</source>
        <translation>没有指定文件：请指定要处理的 LoRA</translation>
    </message>
    <message>
        <source>combining takes two LoRAs or more: name another</source>
        <translation>组合需要两个或更多的 LoRA：请再指定一个</translation>
    </message>
    <message>
        <source>Nothing is lost: the ranks add up.</source>
        <translation>没有损失：各秩相加。</translation>
    </message>
    <message>
        <source>the rank of convolutions is from 0 to 1024, not %1</source>
        <translation>卷积层的秩应为 0 到 1024，不能是 %1</translation>
    </message>
    <message>
        <source>%1 is the base model itself, which would be lost: choose another name</source>
        <translation>%1 就是底模本身，写入会将其覆盖：请换一个名称</translation>
    </message>
    <message>
        <source>these LoRAs are for different base models (%1): use LoRAs for one</source>
        <translation>这些 LoRA 属于不同的底模（%1）：请使用同一底模的 LoRA</translation>
    </message>
    <message>
        <source>the base model is not named: name its file or folder</source>
        <translation>没有指定底模：请指定它的文件或文件夹</translation>
    </message>
    <message>
        <source>a rank is from 1 to 1024, and an error from 0 to just below 1</source>
        <translation>秩应为 1 到 1024，误差应为 0 到接近 1</translation>
    </message>
    <message>
        <source>%1 strengths are given for %2 LoRAs: give one for each, or one for all</source>
        <translation>给了 %1 个强度，却有 %2 个 LoRA：请为每个各给一个，或只给一个用于全部</translation>
    </message>
    <message>
        <source>a strength is a number from -%1 to %2; 1 is the whole LoRA</source>
        <translation>强度应为 -%1 到 %2 的数字；1 表示完整的 LoRA</translation>
    </message>
    <message>
        <source>a LoRA as %1 in %2 cannot be written: use %3, and fp16, bf16 or fp32</source>
        <translation>%1 格式、%2 的 LoRA 无法写入：请用 %3，以及 fp16、bf16 或 fp32</translation>
    </message>
    <message>
        <source>the file to write is not named</source>
        <translation>没有指定要写入的文件</translation>
    </message>
    <message>
        <source>%1 layers changed; the file was read back and holds the sum.</source>
        <translation>改变了 %1 个层；文件已读回，内容是合并后的结果。</translation>
    </message>
    <message>
        <source>a rank is a whole number and an error a share such as 0.05</source>
        <translation>秩应为整数，误差应为 0.05 这样的比例</translation>
    </message>
    <message>
        <source>LoRA Atelier %1</source>
        <translation>LoRA Atelier %1</translation>
    </message>
    <message>
        <source>%1 has values too large for %2: write it as bf16 or fp32</source>
        <translation>%1 有些数值对 %2 来说太大：请写成 bf16 或 fp32</translation>
    </message>
    <message>
        <source>%1: this LoRA is for %2, which this version does not know: name its base model</source>
        <translation>%1：这个 LoRA 用于 %2，而这个版本不了解它：请指定它的底模</translation>
    </message>
    <message>
        <source>%1 is not written, for it would not be read back (%2)</source>
        <translation>没有写入 %1，因为它无法读回（%2）</translation>
    </message>
    <message>
        <source>%1: the written file does not hold what was meant (%2), so it is not kept</source>
        <translation>%1：写出的文件与预期不符（%2），因此没有保留</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>There is not enough memory. Close other programs and try again.</source>
        <translation>内存不足。请关闭其他程序，再试一次。</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add a concept</source>
        <translation>添加概念</translation>
    </message>
    <message>
        <source>Choose a picture folder</source>
        <translation>选择图片文件夹</translation>
    </message>
    <message>
        <source>Folder of the concept</source>
        <translation>概念的文件夹</translation>
    </message>
    <message>
        <source>A picture folder</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>How often each picture comes in an epoch. 1.5 gives half of them a second turn.</source>
        <translation>每张图片在一轮里出现几次。1.5 让其中一半再出现一次。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>How much the loss of these pictures counts. 1 is usual.</source>
        <translation>这些图片的损失占多大分量。通常为 1。</translation>
    </message>
    <message>
        <source>Regularisation</source>
        <translation>正则化</translation>
    </message>
    <message>
        <source>Pictures of the same kind of thing that are not the subject.</source>
        <translation>同类事物、但不是主体的图片。</translation>
    </message>
    <message>
        <source>More settings of the concept</source>
        <translation>概念的更多设置</translation>
    </message>
    <message>
        <source>Options of captions and masks that are different here, parted by bars.</source>
        <translation>在这里不同的标注和蒙版选项，用竖线分隔。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Concept {number}</source>
        <translation>概念 {number}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>The app takes what the device does best.</source>
        <translation>应用采用设备最擅长的方式。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>模型自带</translation>
    </message>
    <message>
        <source>Choose {title}</source>
        <translation>选择{title}</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>选择颜色</translation>
    </message>
    <message>
        <source>Caption tables (*.csv *.jsonl)</source>
        <translation>标注表格 (*.csv *.jsonl)</translation>
    </message>
    <message>
        <source>LoRA files (*.safetensors *.sft *.pt *.bin)</source>
        <translation>LoRA 文件 (*.safetensors *.sft *.pt *.bin)</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.bin *.pt)</source>
        <translation>模型 (*.safetensors *.bin *.pt)</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.ckpt *.pt)</source>
        <translation>模型 (*.safetensors *.ckpt *.pt)</translation>
    </message>
    <message>
        <source>A file or folder; drop it here</source>
        <translation>文件或文件夹；可拖到这里</translation>
    </message>
    <message>
        <source>A folder; drop it here</source>
        <translation>文件夹；可拖到这里</translation>
    </message>
    <message>
        <source>A file; drop it here</source>
        <translation>文件；可拖到这里</translation>
    </message>
    <message>
        <source>Browse for {title}</source>
        <translation>浏览{title}</translation>
    </message>
    <message>
        <source>Starter (built in)</source>
        <translation>入门模型（内置）</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>A tiny Llama that comes with the app: made for trying everything in minutes.</source>
        <translation>应用自带的小型 Llama：几分钟就能试遍所有功能。</translation>
    </message>
    <message>
        <source>A tiny model that comes with the app: made for trying everything in minutes.</source>
        <translation>应用自带的小模型：几分钟就能试遍所有功能。</translation>
    </message>
    <message>
        <source>path:strength; drop LoRA files here</source>
        <translation>path:strength；可把 LoRA 文件拖到这里</translation>
    </message>
    <message>
        <source>Add a LoRA file</source>
        <translation>添加 LoRA 文件</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Back to {value}, as the preset has it</source>
        <translation>恢复预设的 {value}</translation>
    </message>
    <message>
        <source>Back to {value}</source>
        <translation>恢复为 {value}</translation>
    </message>
    <message>
        <source>{low} to {high} {unit}</source>
        <translation>{low} 到 {high} {unit}</translation>
    </message>
    <message>
        <source>In {unit}</source>
        <translation>单位：{unit}</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>默认：{value}</translation>
    </message>
    <message>
        <source>In a config file: {key}</source>
        <translation>在配置文件里：{key}</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>模型自带</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>gui</name>
    <message>
        <source>it has that shape already</source>
        <translation>它已经是这个形状</translation>
    </message>
    <message>
        <source>%1 was changed or removed by another program since it was read: what you typed was not written</source>
        <translation>%1 读取之后被其他程序修改或删除：你输入的内容没有写入</translation>
    </message>
    <message>
        <source>The texts are not read yet: wait a moment and try again</source>
        <translation>文本还没有读完：请稍等，再试一次</translation>
    </message>
    <message>
        <source>The folder of texts %1 is not there</source>
        <translation>文本文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>There are no texts there: choose .txt, .md, .jsonl, .json, .csv, .tsv or .parquet files</source>
        <translation>那里没有文本：请选择 .txt、.md、.jsonl、.json、.csv、.tsv 或 .parquet 文件</translation>
    </message>
    <message>
        <source>No run can be kept in %1 (%2): free some space there, or copy the project to a disk that can be written, and open it from there</source>
        <translation>%1 里无法保存训练 (%2)：请在那里腾出空间，或把项目复制到可写入的磁盘，再从那里打开</translation>
    </message>
    <message>
        <source>None of the %1 rows can be trained: see why on the Dataset page</source>
        <translation>%1 行里没有一行可以训练：原因见“数据集”页</translation>
    </message>
    <message>
        <source>The base model cannot be trained. %1</source>
        <translation>底模无法训练。%1</translation>
    </message>
</context>
<context>
    <name>health</name>
    <message>
        <source>{0} problem</source>
        <translation>{0} 个问题</translation>
    </message>
    <message>
        <source>{0} problems</source>
        <translation>{0} 个问题</translation>
    </message>
    <message>
        <source>{0} warning</source>
        <translation>{0} 个警告</translation>
    </message>
    <message>
        <source>{0} warnings</source>
        <translation>{0} 个警告</translation>
    </message>
    <message>
        <source>{0} hint</source>
        <translation>{0} 条提示</translation>
    </message>
    <message>
        <source>{0} hints</source>
        <translation>{0} 条提示</translation>
    </message>
    <message>
        <source>Problems: left out, or sure to spoil something</source>
        <translation>问题：会被略过，或一定会有坏处</translation>
    </message>
    <message>
        <source>Warnings: probably do harm</source>
        <translation>警告：多半有坏处</translation>
    </message>
    <message>
        <source>Hints: worth a look</source>
        <translation>提示：值得看一看</translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>The work broke off: its engine is gone.</source>
        <translation>工作中断：它的引擎不见了。</translation>
    </message>
    <message>
        <source>The work failed.</source>
        <translation>工作失败。</translation>
    </message>
    <message>
        <source>Starting the engine…</source>
        <translation>正在启动引擎…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Waiting until another job leaves the device…</source>
        <translation>等另一个任务让出设备…</translation>
    </message>
    <message>
        <source>Loading the base model…</source>
        <translation>正在加载底模…</translation>
    </message>
    <message>
        <source>Drawing the preview picture…</source>
        <translation>正在绘制预览图…</translation>
    </message>
    <message>
        <source>Merging the LoRA into the model…</source>
        <translation>正在把 LoRA 合并进模型…</translation>
    </message>
    <message>
        <source>Writing the model…</source>
        <translation>正在写入模型…</translation>
    </message>
    <message>
        <source>Writing the adapter…</source>
        <translation>正在写入适配器…</translation>
    </message>
    <message>
        <source>Loading the file back and checking it…</source>
        <translation>正在读回文件并检查…</translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation>正在写入文件…</translation>
    </message>
</context>
<context>
    <name>language</name>
    <message>
        <source>{first} {second}</source>
        <translation>{first}{second}</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}、{second}</translation>
    </message>
    <message>
        <source>{phrase}.</source>
        <translation>{phrase}。</translation>
    </message>
    <message>
        <source>{first}: {second}</source>
        <translation>{first}：{second}</translation>
    </message>
    <message>
        <source>{first}; {second}</source>
        <translation>{first}；{second}</translation>
    </message>
</context>
<context>
    <name>log</name>
    <message>
        <source>Training begins: {pictures} pictures, {steps} steps on {device}</source>
        <translation>训练开始：{pictures} 张图片，{steps} 步，在 {device} 上</translation>
    </message>
    <message>
        <source>Training begins: {pictures} texts, {steps} steps on {device}</source>
        <translation>训练开始：{pictures} 条文本，{steps} 步，在 {device} 上</translation>
    </message>
    <message>
        <source>The engine is ready on {device}</source>
        <translation>引擎在 {device} 上就绪</translation>
    </message>
    <message>
        <source>Loss on held-back rows after step {step}: {loss}, perplexity {perplexity}</source>
        <translation>第 {step} 步后留出行的损失：{loss}，困惑度 {perplexity}</translation>
    </message>
    <message>
        <source>Loss on held-back rows before the first step: {loss}, perplexity {perplexity}</source>
        <translation>第一步之前留出行的损失：{loss}，困惑度 {perplexity}</translation>
    </message>
    <message>
        <source>Loss on held-back pictures after step {step}: {loss}</source>
        <translation>第 {step} 步后留出图片的损失：{loss}</translation>
    </message>
    <message>
        <source>Loss on held-back pictures before the first step: {loss}</source>
        <translation>第一步之前留出图片的损失：{loss}</translation>
    </message>
    <message>
        <source>Preview after step {step}, strength {strength}: {prompt}</source>
        <translation>第 {step} 步后的预览，强度 {strength}：{prompt}</translation>
    </message>
    <message>
        <source>Asked after step {step}, “{question}”: {answer}</source>
        <translation>第 {step} 步后提问“{question}”：{answer}</translation>
    </message>
    <message>
        <source>Checkpoint saved after step {step}</source>
        <translation>第 {step} 步后保存了检查点</translation>
    </message>
    <message>
        <source>Paused after step {step}</source>
        <translation>第 {step} 步后暂停</translation>
    </message>
    <message>
        <source>Goes on after step {step}</source>
        <translation>第 {step} 步后继续</translation>
    </message>
    <message>
        <source>A preview was cancelled</source>
        <translation>一个预览被取消</translation>
    </message>
    <message>
        <source>Finished after {time}: {result}</source>
        <translation>{time} 后完成：{result}</translation>
    </message>
    <message>
        <source>Stopped after step {step}</source>
        <translation>第 {step} 步后停止</translation>
    </message>
    <message>
        <source>Failed after {time}</source>
        <translation>{time} 后失败</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Loss and noise</source>
        <translation>损失与噪声</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Device and precision</source>
        <translation>设备与精度</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Previews</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is trained: a model that makes pictures, or one that writes. It decides which other settings count.</source>
        <translation>训练什么：生成图片的模型，还是写文本的模型。它决定哪些其他设置有效。</translation>
    </message>
    <message>
        <source>a diffusion model that makes pictures from text</source>
        <translation>由文字生成图片的扩散模型</translation>
    </message>
    <message>
        <source>a language model that writes: Llama, Qwen, GLM, Mistral, Gemma, Phi and others</source>
        <translation>写文本的语言模型：Llama、Qwen、GLM、Mistral、Gemma、Phi 等</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>底模</translation>
    </message>
    <message>
        <source>The model that the LoRA is trained for: the .safetensors file that people download, or a folder in diffusers layout. &quot;starter&quot; stands for the embedded model.</source>
        <translation>训练 LoRA 所用的模型：常见下载的 .safetensors 文件，或 diffusers 格式的文件夹。“starter”代表内置模型。</translation>
    </message>
    <message>
        <source>Model family</source>
        <translation>模型系列</translation>
    </message>
    <message>
        <source>The architecture of the base model. It is recognised from the model&apos;s own files unless set here.</source>
        <translation>底模的架构。除非在这里指定，否则从模型自身的文件识别。</translation>
    </message>
    <message>
        <source>recognise it from the model&apos;s files</source>
        <translation>从模型的文件识别</translation>
    </message>
    <message>
        <source>Stable Diffusion 1.x</source>
        <translation>Stable Diffusion 1.x</translation>
    </message>
    <message>
        <source>Stable Diffusion 2.x</source>
        <translation>Stable Diffusion 2.x</translation>
    </message>
    <message>
        <source>Stable Diffusion XL</source>
        <translation>Stable Diffusion XL</translation>
    </message>
    <message>
        <source>Prediction type</source>
        <translation>预测类型</translation>
    </message>
    <message>
        <source>What the model was trained to predict. A wrong one gives grey or noisy samples: set it only when the model&apos;s page says other than what was recognised. Typical: auto.</source>
        <translation>模型训练时预测的是什么。设错会得到灰色或满是噪点的样图：只有模型页面的说明与识别结果不同时才设置。通常为 auto。</translation>
    </message>
    <message>
        <source>as the model&apos;s files say; an SD 2.x file that does not say it is asked what it answers to noise</source>
        <translation>按模型文件所写；SD 2.x 文件若没有写明，则看它对噪声的反应</translation>
    </message>
    <message>
        <source>the noise, as SD 1.x, SD 2 base (512 pixels) and most SDXL models do</source>
        <translation>噪声，如 SD 1.x、SD 2 base（512 像素）和多数 SDXL 模型</translation>
    </message>
    <message>
        <source>the velocity, as SD 2 at 768 pixels and the v-pred versions of SDXL models do</source>
        <translation>速度，如 768 像素的 SD 2 和 SDXL 模型的 v-pred 版本</translation>
    </message>
    <message>
        <source>Extra VAE</source>
        <translation>另选 VAE</translation>
    </message>
    <message>
        <source>An autoencoder to use in place of the model&apos;s own: a .safetensors file or a folder. Give the one that the model&apos;s page recommends, or one for a checkpoint that has none. Typical: empty.</source>
        <translation>代替模型自带 VAE 的自编码器：.safetensors 文件或文件夹。可用模型页面推荐的，或为没有 VAE 的检查点指定一个。通常留空。</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>CLIP 跳过层</translation>
    </message>
    <message>
        <source>Which layer of the text encoder is read, counted from its end as the WebUIs count: 1 is the last, 2 the one before it. Set 2 for anime models of the SD 1.x kind; SD 2.x and SDXL are made for 2. 0 = the model&apos;s own.</source>
        <translation>读取文本编码器的哪一层，从末尾数起，与 WebUI 的算法相同：1 是最后一层，2 是倒数第二层。SD 1.x 类的动漫模型设为 2；SD 2.x 和 SDXL 就是按 2 制作的。0 = 模型自身的设置。</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Longest caption</source>
        <translation>最长标注</translation>
    </message>
    <message>
        <source>Longer captions are cut here. Above 75 they are read in parts of 75 tokens, as the WebUIs do; it takes memory. Raise it when captions are long. Typical: 75, or 225 for long descriptions.</source>
        <translation>超出的标注在这里截断。超过 75 时按每段 75 个 token 读取，与 WebUI 相同；会占用内存。标注较长时调高。通常为 75，描述很长时为 225。</translation>
    </message>
    <message>
        <source>what the text encoder reads at once</source>
        <translation>文本编码器一次读取的长度</translation>
    </message>
    <message>
        <source>two parts</source>
        <translation>两段</translation>
    </message>
    <message>
        <source>three parts</source>
        <translation>三段</translation>
    </message>
    <message>
        <source>LoRAs in the base</source>
        <translation>底模中的 LoRA</translation>
    </message>
    <message>
        <source>LoRA files that are merged into the base model before training, one a line as path:strength. The new LoRA is learned on top of them, and needs them when it is used. Typical: empty.</source>
        <translation>训练前合并到底模中的 LoRA 文件，每行一个，写成 path:strength。新的 LoRA 在它们之上学习，使用时也需要它们。通常留空。</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>The language model that the LoRA is trained for: a folder as transformers has it, or a name on the hub of a model that was downloaded. Empty or &quot;starter&quot; stands for the embedded small one.</source>
        <translation>训练 LoRA 所用的语言模型：transformers 格式的文件夹，或已下载模型在 Hub 上的名称。留空或“starter”代表内置的小模型。</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>最长文本</translation>
    </message>
    <message>
        <source>Texts of more tokens are cut here, and packed texts fill this much. Long ones take much memory: look at the lengths of your texts and set no more than most of them need.</source>
        <translation>超过这么多 token 的文本在这里截断，拼接的文本也填到这么多。长文本很占内存：看看文本的长度，设到多数文本够用就好。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>个 token</translation>
    </message>
    <message>
        <source>Base in fewer bits</source>
        <translation>底模低位数</translation>
    </message>
    <message>
        <source>Holds the frozen model in fewer bits (QLoRA), so that a large one fits onto the card; training is slower and a little less exact. It needs an NVIDIA card and bitsandbytes.</source>
        <translation>以更低的位数保存冻结的模型（QLoRA），让大模型也能装进显卡；训练会变慢，精度略低。需要 NVIDIA 显卡和 bitsandbytes。</translation>
    </message>
    <message>
        <source>in its own precision</source>
        <translation>自身精度</translation>
    </message>
    <message>
        <source>half the memory of bf16 for the base model, hardly a difference</source>
        <translation>底模占用的显存是 bf16 的一半，几乎没有差别</translation>
    </message>
    <message>
        <source>a quarter (NF4), for a model that does not fit otherwise</source>
        <translation>四分之一（NF4），用于否则放不下的模型</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>The folder with the pictures to learn from, each with its caption beside it; for a language model the folder or the file with the texts. Subfolders are read too. The word &quot;sample&quot; stands for the embedded sample data.</source>
        <translation>存放要学习的图片的文件夹，标注放在每张图片旁边；语言模型则是文本的文件夹或文件。子文件夹也会读取。“sample”代表内置的示例数据。</translation>
    </message>
    <message>
        <source>Caption table</source>
        <translation>标注表</translation>
    </message>
    <message>
        <source>A metadata.csv (filename,prompt) or metadata.jsonl (file_name,text) for pictures without a caption file. Tables of these names inside the picture folder are found without this.</source>
        <translation>为没有标注文件的图片准备的 metadata.csv（filename,prompt）或 metadata.jsonl（file_name,text）。图片文件夹中同名的表格不用写在这里也能找到。</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Further picture folders, one a line, each with settings of its own: ./dogs | repeats=3 | weight=0.5 | trigger_word=rexdog. Repeats may be fractions; samples=200 gives so many turns an epoch instead. A folder inside another one here is trained with its own line only.</source>
        <translation>其他图片文件夹，每行一个，各有自己的设置：./dogs | repeats=3 | weight=0.5 | trigger_word=rexdog。repeats 可以是小数；samples=200 则改为每轮给这么多次机会。如果一个文件夹在这里另一个文件夹之内，则只按自己的那一行训练。</translation>
    </message>
    <message>
        <source>Balance concepts</source>
        <translation>平衡概念</translation>
    </message>
    <message>
        <source>Every concept gets as many turns an epoch as the one with the most, so that few pictures of one subject are not drowned by many of another. Usually on for several subjects, off for one.</source>
        <translation>每个概念每轮的机会与最多的概念相同，以免一个主体的少数图片被另一个主体的大量图片淹没。多个主体时通常打开，单个主体时关闭。</translation>
    </message>
    <message>
        <source>Regularisation folder</source>
        <translation>正则化文件夹</translation>
    </message>
    <message>
        <source>Pictures of the same kind of thing that are not the subject, such as other dogs. They are shown in turn with the others so that the model keeps what it knows. Usual for persons and objects; not needed for styles.</source>
        <translation>同类事物但不是主体本身的图片，例如其他狗。它们与其他图片轮流出现，让模型保住原有知识。人物和物品常用，画风不需要。</translation>
    </message>
    <message>
        <source>Regularisation weight</source>
        <translation>正则化权重</translation>
    </message>
    <message>
        <source>How much the loss of regularisation pictures counts against that of the others. 1 is usual; less lets the subject win.</source>
        <translation>正则化图片的损失相对于其他图片占多大比重。通常为 1；越小，主体越占上风。</translation>
    </message>
    <message>
        <source>Class word</source>
        <translation>类别词</translation>
    </message>
    <message>
        <source>What the subject is one of, such as &quot;dog&quot;: the caption of regularisation pictures that have none. Empty = the name in a folder such as 1_dog.</source>
        <translation>主体所属的类别，例如“dog”：没有标注的正则化图片以它为标注。留空 = 取 1_dog 这类文件夹名称中的词。</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>The size at which pictures are trained: one number, or &quot;768x512&quot; (width x height). Several, such as &quot;512,768&quot;, train every picture at each of them in every epoch. 0 = the model&apos;s own.</source>
        <translation>图片训练时的尺寸：一个数字，或“768x512”（宽 x 高）。写多个，如“512,768”，则每轮按每种尺寸训练每张图片。0 = 模型自身的尺寸。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Smallest picture</source>
        <translation>最小图片</translation>
    </message>
    <message>
        <source>Pictures with a shorter side than this are skipped and named. 0 = the model family&apos;s minimum.</source>
        <translation>短边小于这个值的图片会被跳过并列出。0 = 模型系列的最小值。</translation>
    </message>
    <message>
        <source>Trigger word</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>A rare word that calls what was learned. It is put in front of captions that lack it.</source>
        <translation>用来唤出所学内容的罕见词。没有它的标注会在开头加上它。</translation>
    </message>
    <message>
        <source>Picture without caption</source>
        <translation>没有标注的图片</translation>
    </message>
    <message>
        <source>What happens to a picture that has no caption.</source>
        <translation>没有标注的图片如何处理。</translation>
    </message>
    <message>
        <source>it is trained with the trigger word alone</source>
        <translation>只用触发词来训练</translation>
    </message>
    <message>
        <source>it is left out and named</source>
        <translation>排除并列出</translation>
    </message>
    <message>
        <source>nothing is trained until it has a caption</source>
        <translation>等到有标注才开始训练</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>背景颜色</translation>
    </message>
    <message>
        <source>What transparent parts of a picture are filled with. In YAML it needs quotes, because # begins a comment.</source>
        <translation>图片的透明部分填充什么颜色。在 YAML 中需要引号，因为 # 之后是注释。</translation>
    </message>
    <message>
        <source>Keep aspect ratios</source>
        <translation>保持长宽比</translation>
    </message>
    <message>
        <source>Pictures are trained in sizes of about equal area that fit their shape. Off: all are cropped to one shape.</source>
        <translation>图片按面积大致相等、符合其形状的尺寸训练。关闭：全部裁剪成一种形状。</translation>
    </message>
    <message>
        <source>Aspect ratio step</source>
        <translation>长宽比步长</translation>
    </message>
    <message>
        <source>The sides of these sizes are multiples of this. 0 = the model&apos;s own.</source>
        <translation>这些尺寸的边长是它的倍数。0 = 模型自身的设置。</translation>
    </message>
    <message>
        <source>Longest shape</source>
        <translation>最长形状</translation>
    </message>
    <message>
        <source>The most that one side may be longer than the other. Longer pictures are cropped to it.</source>
        <translation>一边最多可以是另一边的几倍。更长的图片会裁剪到这个比例。</translation>
    </message>
    <message>
        <source>Do not enlarge</source>
        <translation>不放大</translation>
    </message>
    <message>
        <source>A picture that is smaller than its size is trained at its own size, cut to the aspect ratio step. Use it for folders with small pictures, together with a lower smallest picture. Usually off.</source>
        <translation>小于训练尺寸的图片按自身尺寸训练，裁到长宽比步长的倍数。用于小图片的文件夹，并配合更低的最小图片设置。通常关闭。</translation>
    </message>
    <message>
        <source>Mirror at random</source>
        <translation>随机镜像</translation>
    </message>
    <message>
        <source>Half of the time a picture is shown mirrored. Leave it off for text, logos and lopsided faces.</source>
        <translation>有一半的机会镜像显示图片。有文字、标志或不对称的脸时，请关闭。</translation>
    </message>
    <message>
        <source>Crop at random places</source>
        <translation>随机位置裁剪</translation>
    </message>
    <message>
        <source>What does not fit the shape is cut at changing places instead of evenly on both sides.</source>
        <translation>放不进目标形状的部分在变化的位置裁掉，而不是从两侧均匀裁掉。</translation>
    </message>
    <message>
        <source>Vary colours</source>
        <translation>变化颜色</translation>
    </message>
    <message>
        <source>Pictures come with brightness, contrast, saturation and hue changed by up to this share. Helps where the light of all pictures is alike; leave it off for styles. 0.1 is usual, 0 = off.</source>
        <translation>图片的亮度、对比度、饱和度和色相随机变化，最多这个比例。所有图片光线相似时有帮助；画风训练请关闭。通常为 0.1，0 = 关闭。</translation>
    </message>
    <message>
        <source>Captions of several lines</source>
        <translation>多行标注</translation>
    </message>
    <message>
        <source>What the lines of a caption file are: one caption, or several from which one is taken.</source>
        <translation>标注文件的各行是什么：一条标注，还是从中选取一条的多条标注。</translation>
    </message>
    <message>
        <source>all lines together are the caption</source>
        <translation>所有行合起来是一条标注</translation>
    </message>
    <message>
        <source>only the first line counts</source>
        <translation>只有第一行有效</translation>
    </message>
    <message>
        <source>each time one of the lines is drawn</source>
        <translation>每次随机选取其中一行</translation>
    </message>
    <message>
        <source>Wildcards in captions</source>
        <translation>标注中的通配符</translation>
    </message>
    <message>
        <source>Of {red|blue|green} in a caption one is drawn each time; they may be nested. Off: braces are plain text.</source>
        <translation>标注中的 {red|blue|green} 每次随机选取其中一个；可以嵌套。关闭：花括号是普通文字。</translation>
    </message>
    <message>
        <source>Words in front</source>
        <translation>前置词</translation>
    </message>
    <message>
        <source>Put in front of every caption, such as &quot;photo of&quot;. Not shuffled and not dropped as a tag. Usually empty.</source>
        <translation>加在每条标注之前，例如“photo of”。不会打乱，也不会作为标签去掉。通常留空。</translation>
    </message>
    <message>
        <source>Words behind</source>
        <translation>后置词</translation>
    </message>
    <message>
        <source>Put behind every caption, such as &quot;, studio light&quot;. Not shuffled and not dropped as a tag. Usually empty.</source>
        <translation>加在每条标注之后，例如“, studio light”。不会打乱，也不会作为标签去掉。通常留空。</translation>
    </message>
    <message>
        <source>Tag separator</source>
        <translation>标签分隔符</translation>
    </message>
    <message>
        <source>What stands between the tags of a caption. A comma is usual; a semicolon where tags have commas in them.</source>
        <translation>标注中标签之间的符号。通常用逗号；标签自身含有逗号时用分号。</translation>
    </message>
    <message>
        <source>Shuffle tags</source>
        <translation>打乱标签</translation>
    </message>
    <message>
        <source>The tags of a caption come in a new order each time, so that none is learned for its place. For tags only: it tears sentences apart.</source>
        <translation>标注中的标签每次以新的顺序出现，以免按位置学习。只适合标签：会拆散句子。</translation>
    </message>
    <message>
        <source>Tags that stay in front</source>
        <translation>固定在前的标签</translation>
    </message>
    <message>
        <source>So many tags at the start of a caption are neither shuffled nor dropped. 1 is usual, for the trigger word.</source>
        <translation>标注开头这么多个标签既不打乱也不去掉。通常为 1，用于触发词。</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>个标签</translation>
    </message>
    <message>
        <source>Mark behind fixed tags</source>
        <translation>固定标签后的标记</translation>
    </message>
    <message>
        <source>Tags before this mark are neither shuffled nor dropped, whatever their number; a second one fixes the tags behind it too. &quot;|||&quot; is usual. Empty = none.</source>
        <translation>这个标记之前的标签不论有多少，既不打乱也不去掉；第二个标记之后的标签也会固定。通常用“|||”。留空 = 不使用。</translation>
    </message>
    <message>
        <source>Tag dropout</source>
        <translation>标签 dropout</translation>
    </message>
    <message>
        <source>Each tag is left out with this chance, fixed ones never. It keeps a LoRA from needing all tags at once. 0.1 is usual, 0 = off.</source>
        <translation>每个标签以这个概率去掉，固定的标签除外。可避免 LoRA 必须同时用上所有标签才起作用。通常为 0.1，0 = 关闭。</translation>
    </message>
    <message>
        <source>Caption dropout</source>
        <translation>标注 dropout</translation>
    </message>
    <message>
        <source>The share of times at which a picture is shown without its caption. It strengthens guidance: 0.05 to 0.1 is usual for styles, 0 for subjects.</source>
        <translation>图片不带标注显示的次数比例。可增强引导：画风通常为 0.05 到 0.1，主体为 0。</translation>
    </message>
    <message>
        <source>What is left of it</source>
        <translation>去掉后剩下什么</translation>
    </message>
    <message>
        <source>What a picture is shown with when its caption is dropped.</source>
        <translation>标注去掉后，图片带着什么来显示。</translation>
    </message>
    <message>
        <source>no words at all</source>
        <translation>没有任何词</translation>
    </message>
    <message>
        <source>the trigger word alone</source>
        <translation>只有触发词</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Where masks come from that say which part of a picture is learned: white counts, black does not. Use them for a subject on backgrounds that are all alike. A picture without a mask counts as a whole.</source>
        <translation>说明图片哪些部分要学习的蒙版来自哪里：白色要学，黑色不学。用于背景都相似的主体。没有蒙版的图片整张都学。</translation>
    </message>
    <message>
        <source>the whole picture counts</source>
        <translation>整张图片都学</translation>
    </message>
    <message>
        <source>from NAME-masklabel.png beside each picture, as OneTrainer writes them</source>
        <translation>来自每张图片旁边的 NAME-masklabel.png，与 OneTrainer 的写法相同</translation>
    </message>
    <message>
        <source>from a picture of the same name in the mask folder</source>
        <translation>来自蒙版文件夹中同名的图片</translation>
    </message>
    <message>
        <source>from the picture&apos;s own transparency: what is transparent is not learned</source>
        <translation>来自图片自身的透明度：透明的部分不学习</translation>
    </message>
    <message>
        <source>Mask folder</source>
        <translation>蒙版文件夹</translation>
    </message>
    <message>
        <source>The folder with a mask for each picture, of the same name and in the same subfolders.</source>
        <translation>存放各图片蒙版的文件夹，名称和子文件夹与图片相同。</translation>
    </message>
    <message>
        <source>Weight outside the mask</source>
        <translation>蒙版外的权重</translation>
    </message>
    <message>
        <source>How much the part outside a mask counts at least. 0.1 is usual, so that the surroundings stay sensible; 0 = not at all.</source>
        <translation>蒙版外的部分至少占多大比重。通常为 0.1，使周围环境保持合理；0 = 完全不学。</translation>
    </message>
    <message>
        <source>Keep encoded pictures</source>
        <translation>保留编码结果</translation>
    </message>
    <message>
        <source>Encoded pictures and captions are kept on disk, so that a second run starts at once.</source>
        <translation>图片和标注的编码结果保存在磁盘上，第二次训练可以立即开始。</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>缓存文件夹</translation>
    </message>
    <message>
        <source>Where encoded pictures and captions are kept. Empty = a folder in the user&apos;s cache, shared by all runs.</source>
        <translation>保存图片和标注编码结果的位置。留空 = 用户缓存中的文件夹，所有训练共用。</translation>
    </message>
    <message>
        <source>Form of the texts</source>
        <translation>文本格式</translation>
    </message>
    <message>
        <source>What a row of the data is. It is recognised row by row from the names of the columns; set it only where that goes wrong, for example for files that hold a text and a conversation side by side. Typical: auto.</source>
        <translation>一行数据是什么。按列名逐行识别；只有识别有误时才设置，例如文件中同时放有文本和对话。通常为 auto。</translation>
    </message>
    <message>
        <source>recognise it from the names of the columns</source>
        <translation>按列名识别</translation>
    </message>
    <message>
        <source>plain text, in files of their own or in a column named text</source>
        <translation>纯文本，各自成文件，或在名为 text 的列中</translation>
    </message>
    <message>
        <source>a task, perhaps with an input, and its output (Alpaca)</source>
        <translation>一项任务，可带输入，及其输出（Alpaca）</translation>
    </message>
    <message>
        <source>conversations in turns (OpenAI, ShareGPT)</source>
        <translation>多轮对话（OpenAI、ShareGPT）</translation>
    </message>
    <message>
        <source>a prompt and its completion, or a question and its answer</source>
        <translation>提示词及其补全，或问题及其回答</translation>
    </message>
    <message>
        <source>Names of columns</source>
        <translation>列名</translation>
    </message>
    <message>
        <source>Says what columns with names of their own hold, as theirs=ours: question=prompt, reply=completion. Ours are text, instruction, input, output, system, messages, prompt and completion. Usually empty.</source>
        <translation>说明自定义名称的列是什么内容，写成“对方的名称=我们的名称”：question=prompt, reply=completion。我们的名称有 text、instruction、input、output、system、messages、prompt 和 completion。通常留空。</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Stands at the beginning of every conversation that has none of its own. Use the same one when you talk to the model later. Usually empty, or one or two sentences about the part that the model plays.</source>
        <translation>放在每个没有系统提示词的对话开头。以后与模型对话时请用同一个。通常留空，或用一两句话说明模型扮演的角色。</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>对话模板</translation>
    </message>
    <message>
        <source>How a conversation is written for the model. The model&apos;s own is right whenever it has one. A base model without one is trained as plain prompt and answer unless another form is chosen. Typical: auto.</source>
        <translation>对话以什么格式写给模型。模型有自己的模板时就用它。没有模板的底模按普通的提示和回答训练，除非另选一种。通常为 auto。</translation>
    </message>
    <message>
        <source>the model&apos;s own; plain where it has none</source>
        <translation>模型自带的；没有则用 plain</translation>
    </message>
    <message>
        <source>the turns one after the other with empty lines between them, without marks of roles</source>
        <translation>各轮依次排列，以空行隔开，不标角色</translation>
    </message>
    <message>
        <source>ChatML, with &lt;|im_start|&gt; and &lt;|im_end|&gt;, as Qwen and many others have it</source>
        <translation>ChatML，用 &lt;|im_start|&gt; 和 &lt;|im_end|&gt;，Qwen 等许多模型使用</translation>
    </message>
    <message>
        <source>Learn from</source>
        <translation>学习内容</translation>
    </message>
    <message>
        <source>What of a conversation is learned. Answers alone keep the model from learning to ask questions. Plain texts are learned whole. Typical: answers.</source>
        <translation>学习对话中的哪些内容。只学回答，可避免模型学会提问。纯文本整篇都学。通常为 answers。</translation>
    </message>
    <message>
        <source>the assistant&apos;s turns with their ends</source>
        <translation>assistant 的轮次及其结束标记</translation>
    </message>
    <message>
        <source>every token, also the questions and the marks of the template</source>
        <translation>每个 token，包括问题和模板的标记</translation>
    </message>
    <message>
        <source>Pack short texts</source>
        <translation>拼接短文本</translation>
    </message>
    <message>
        <source>Puts several short texts into one row up to the longest length, so that little is wasted on filling. No text sees another one. It is faster where texts are much shorter than the limit, and makes batches larger than their number says.</source>
        <translation>把多篇短文本放进一行，直到最长长度，尽量减少填充的浪费。各篇文本互相看不到。如果文本远短于长度上限，训练会更快，批次也比批大小的数值更大。</translation>
    </message>
    <message>
        <source>Batches of like length</source>
        <translation>按长度分批</translation>
    </message>
    <message>
        <source>Puts texts of about the same length into a batch, which saves filling. Their order is still by chance. Usually on; without effect with packing or a batch size of 1.</source>
        <translation>把长度相近的文本放进同一批次，减少填充。顺序仍是随机的。通常打开；使用拼接或批大小为 1 时不起作用。</translation>
    </message>
    <message>
        <source>NEFTune noise</source>
        <translation>NEFTune 噪声</translation>
    </message>
    <message>
        <source>Adds noise to the embeddings while training, against learning by heart (Jain et al., 2023): often better answers from a few hundred examples. 5 is usual, 15 is much. 0 = off.</source>
        <translation>训练时给词嵌入加噪声，防止死记硬背（Jain 等，2023）：用几百个样本训练时，回答往往更好。通常为 5，15 已经很大。0 = 关闭。</translation>
    </message>
    <message>
        <source>Kind of adapter</source>
        <translation>适配器类型</translation>
    </message>
    <message>
        <source>LoRA is read by every tool and is right unless you know better. DoRA often learns detail at small ranks and is slower. LoHa and LoKr suit styles and make small files; OFT changes least of what the model knows.</source>
        <translation>LoRA 能被所有工具读取，没有特别理由就用它。DoRA 在秩较小时往往能学到更多细节，但更慢。LoHa 和 LoKr 适合画风，文件很小；OFT 对模型原有知识的改动最小。</translation>
    </message>
    <message>
        <source>LoRA: two small matrices a layer</source>
        <translation>LoRA：每层两个小矩阵</translation>
    </message>
    <message>
        <source>DoRA: a LoRA with a length for each output</source>
        <translation>DoRA：每个输出另有长度的 LoRA</translation>
    </message>
    <message>
        <source>LoHa: a product of two LoRAs</source>
        <translation>LoHa：两个 LoRA 的乘积</translation>
    </message>
    <message>
        <source>LoKr: a Kronecker product, very small files</source>
        <translation>LoKr：克罗内克积，文件很小</translation>
    </message>
    <message>
        <source>OFT: turns a layer&apos;s outputs</source>
        <translation>OFT：旋转层的输出</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>The size of the LoRA. More can hold more detail, takes more memory and learns by heart sooner.</source>
        <translation>LoRA 的大小。越大能容纳的细节越多，越占显存，也越容易死记硬背。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>alpha</translation>
    </message>
    <message>
        <source>The LoRA acts with the strength alpha / rank. Equal to the rank, or half of it, is usual.</source>
        <translation>LoRA 以 alpha / 秩 的强度起作用。通常等于秩，或为秩的一半。</translation>
    </message>
    <message>
        <source>Rank-stabilised</source>
        <translation>秩稳定</translation>
    </message>
    <message>
        <source>Divides alpha by the root of the rank (rsLoRA), so that large ranks learn as fast as small ones. Worth a try from rank 64 on; take a smaller alpha then.</source>
        <translation>用 alpha 除以秩的平方根（rsLoRA），使大秩与小秩学得一样快。秩从 64 起值得一试；此时请用较小的 alpha。</translation>
    </message>
    <message>
        <source>Start values</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>What a new LoRA begins as. PiSSA and OLoRA begin as the strongest part of each layer and learn faster at the start; their files have twice the rank. Leave it at default if in doubt.</source>
        <translation>新 LoRA 的初始值。PiSSA 和 OLoRA 从每层最强的部分开始，起初学得更快；它们的文件秩会加倍。没有把握就保持 default。</translation>
    </message>
    <message>
        <source>random, adds nothing at first</source>
        <translation>随机，起初没有作用</translation>
    </message>
    <message>
        <source>random by a normal distribution</source>
        <translation>按正态分布随机</translation>
    </message>
    <message>
        <source>the principal part of the weights (PiSSA)</source>
        <translation>权重的主成分（PiSSA）</translation>
    </message>
    <message>
        <source>an orthonormal part of the weights (OLoRA)</source>
        <translation>权重的正交部分（OLoRA）</translation>
    </message>
    <message>
        <source>for base models in 4 bits (LoftQ)</source>
        <translation>用于 4 位底模（LoftQ）</translation>
    </message>
    <message>
        <source>LoKr factor</source>
        <translation>LoKr 因子</translation>
    </message>
    <message>
        <source>Into how many parts LoKr splits each layer. -1 = about the root of its size, which makes the smallest files; 8 or 16 hold more.</source>
        <translation>LoKr 把每层分成多少份。-1 = 约为层大小的平方根，文件最小；8 或 16 能容纳更多。</translation>
    </message>
    <message>
        <source>Split both halves</source>
        <translation>拆分两半</translation>
    </message>
    <message>
        <source>Makes the smaller half of LoKr low-rank too. Smaller files still; rarely needed.</source>
        <translation>把 LoKr 较小的一半也做成低秩。文件更小；很少需要。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Which layers of the image model learn. Attention is enough for most; with feed-forward, as kohya&apos;s scripts do, styles and detail come out stronger in a larger file.</source>
        <translation>图像模型中哪些层参与学习。多数情况只用注意力层就够；像 kohya 脚本那样加上前馈层，画风和细节更强，文件也更大。</translation>
    </message>
    <message>
        <source>the attention layers alone</source>
        <translation>只有注意力层</translation>
    </message>
    <message>
        <source>attention, feed-forward and projections</source>
        <translation>注意力层、前馈层和投影层</translation>
    </message>
    <message>
        <source>these and the time embeddings</source>
        <translation>上述各层和时间嵌入</translation>
    </message>
    <message>
        <source>those that are named below</source>
        <translation>下面写明的层</translation>
    </message>
    <message>
        <source>Trained layers</source>
        <translation>训练的层</translation>
    </message>
    <message>
        <source>The layers that get a LoRA, by the ends of their names, by blocks (down_blocks.1, IN04, layers.0), with * or as re: and a regular expression. In a language model all-linear means every linear layer but the last one, and the names set here at first stand for its own attention layers.</source>
        <translation>加上 LoRA 的层，可用名称的结尾、块（down_blocks.1、IN04、layers.0）、带 * 的写法，或 re: 加正则表达式来指定。在语言模型中，all-linear 指除最后一层外的所有线性层，这里最初的名称代表它自身的注意力层。</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>排除的层</translation>
    </message>
    <message>
        <source>Layers that stay as they are although they are chosen above; named in the same ways, for example attn1 or up_blocks.3.</source>
        <translation>虽被上面选中但保持不变的层；写法相同，例如 attn1 或 up_blocks.3。</translation>
    </message>
    <message>
        <source>Convolution rank</source>
        <translation>卷积层的秩</translation>
    </message>
    <message>
        <source>A rank above 0 trains the convolutions too (LoCon), which helps with textures and styles. Half of the rank or less is usual; 0 = off.</source>
        <translation>秩大于 0 时也训练卷积层（LoCon），有助于质感和画风。通常为秩的一半或更低；0 = 关闭。</translation>
    </message>
    <message>
        <source>Convolution alpha</source>
        <translation>卷积层的 alpha</translation>
    </message>
    <message>
        <source>The alpha of the convolutions. 0 = equal to their rank; half of the rank, or 1, is usual too.</source>
        <translation>卷积层的 alpha。0 = 等于它的秩；通常也可用秩的一半，或 1。</translation>
    </message>
    <message>
        <source>Ranks by block</source>
        <translation>各块的秩</translation>
    </message>
    <message>
        <source>Other ranks for some blocks, such as mid_block=16, down_blocks.1=4 or OUT03=0; alpha follows. 0 leaves a block out. Later entries win.</source>
        <translation>为某些块另设秩，例如 mid_block=16, down_blocks.1=4 或 OUT03=0；alpha 随之变化。0 表示排除该块。后面的条目优先。</translation>
    </message>
    <message>
        <source>Learning rates by block</source>
        <translation>各块的学习率</translation>
    </message>
    <message>
        <source>Other learning rates for some blocks, such as up_blocks.*.attn2=5e-5 or IN08=1e-5. 0 freezes a block. Later entries win.</source>
        <translation>为某些块另设学习率，例如 up_blocks.*.attn2=5e-5 或 IN08=1e-5。0 表示冻结该块。后面的条目优先。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>dropout</translation>
    </message>
    <message>
        <source>The share of the LoRA&apos;s inputs that is left out at random in each step, against learning by heart.</source>
        <translation>每一步随机去掉的 LoRA 输入的比例，防止死记硬背。</translation>
    </message>
    <message>
        <source>Rank dropout</source>
        <translation>秩 dropout</translation>
    </message>
    <message>
        <source>The share of a LoRA&apos;s ranks that is left out at random in each step, against learning by heart. Typical: 0.1.</source>
        <translation>每一步随机去掉的 LoRA 秩的比例，防止死记硬背。通常为 0.1。</translation>
    </message>
    <message>
        <source>Layer dropout</source>
        <translation>层 dropout</translation>
    </message>
    <message>
        <source>How often a whole layer&apos;s LoRA is left out of a step, against learning by heart. 0.1 is typical.</source>
        <translation>一步中整层 LoRA 被去掉的概率，防止死记硬背。通常为 0.1。</translation>
    </message>
    <message>
        <source>Largest norm</source>
        <translation>最大范数</translation>
    </message>
    <message>
        <source>Scales a layer&apos;s LoRA down when it grows beyond this norm, which keeps a LoRA from burning in and makes it mix well with others. 1 is typical; 0 = off.</source>
        <translation>某层的 LoRA 超过这个范数时将其缩小，避免 LoRA 过度烧入，也便于与其他 LoRA 混用。通常为 1；0 = 关闭。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>从已有 LoRA 开始</translation>
    </message>
    <message>
        <source>A LoRA file to go on from, of this app, kohya&apos;s scripts or diffusers, for the same base model. Layers, rank and alpha are then the file&apos;s.</source>
        <translation>用来继续训练的 LoRA 文件，来自本应用、kohya 脚本或 diffusers，且属于同一底模。层、秩和 alpha 以该文件为准。</translation>
    </message>
    <message>
        <source>Train the text encoder</source>
        <translation>训练文本编码器</translation>
    </message>
    <message>
        <source>The text encoder learns too. It helps with new words and forgets old ones sooner.</source>
        <translation>文本编码器也参与学习。有助于学习新词，但也更容易忘记旧词。</translation>
    </message>
    <message>
        <source>Text encoder learning rate</source>
        <translation>文本编码器学习率</translation>
    </message>
    <message>
        <source>The learning rate of the text encoder. 0 = the same as for the image model.</source>
        <translation>文本编码器的学习率。0 = 与图像模型相同。</translation>
    </message>
    <message>
        <source>Text layers</source>
        <translation>文本层</translation>
    </message>
    <message>
        <source>Which layers of the text encoders learn. With feed-forward is what kohya&apos;s scripts do.</source>
        <translation>文本编码器中哪些层参与学习。加上前馈层就是 kohya 脚本的做法。</translation>
    </message>
    <message>
        <source>attention and feed-forward</source>
        <translation>注意力层和前馈层</translation>
    </message>
    <message>
        <source>Trained text layers</source>
        <translation>训练的文本层</translation>
    </message>
    <message>
        <source>The layers of the text encoder that get a LoRA, by the ends of their names.</source>
        <translation>文本编码器中加上 LoRA 的层，以名称的结尾指定。</translation>
    </message>
    <message>
        <source>Text encoder rank</source>
        <translation>文本编码器的秩</translation>
    </message>
    <message>
        <source>The rank in the text encoders. 0 = the same as in the image model; half of it is often enough.</source>
        <translation>文本编码器的秩。0 = 与图像模型相同；通常一半就够。</translation>
    </message>
    <message>
        <source>Text encoder alpha</source>
        <translation>文本编码器的 alpha</translation>
    </message>
    <message>
        <source>The alpha in the text encoders. 0 = the same share of the rank as in the image model.</source>
        <translation>文本编码器的 alpha。0 = 与秩的比例和图像模型相同。</translation>
    </message>
    <message>
        <source>Second text encoder too</source>
        <translation>第二个文本编码器也训练</translation>
    </message>
    <message>
        <source>SDXL has two text encoders. Off trains the first one alone, which is gentler; other models have only one.</source>
        <translation>SDXL 有两个文本编码器。关闭时只训练第一个，更温和；其他模型只有一个。</translation>
    </message>
    <message>
        <source>Second text encoder&apos;s rate</source>
        <translation>第二个文本编码器的学习率</translation>
    </message>
    <message>
        <source>The learning rate of SDXL&apos;s second text encoder. 0 = the same as for the first one.</source>
        <translation>SDXL 第二个文本编码器的学习率。0 = 与第一个相同。</translation>
    </message>
    <message>
        <source>Second text encoder&apos;s rank</source>
        <translation>第二个文本编码器的秩</translation>
    </message>
    <message>
        <source>The rank in SDXL&apos;s second text encoder. 0 = the same as in the first one.</source>
        <translation>SDXL 第二个文本编码器的秩。0 = 与第一个相同。</translation>
    </message>
    <message>
        <source>Second text encoder&apos;s alpha</source>
        <translation>第二个文本编码器的 alpha</translation>
    </message>
    <message>
        <source>The alpha in SDXL&apos;s second text encoder. 0 = as in the first one.</source>
        <translation>SDXL 第二个文本编码器的 alpha。0 = 与第一个相同。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Pictures or texts looked at together. More is steadier and takes more memory.</source>
        <translation>同时看的图片或文本数。越多越稳定，也越占显存。</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>个样本</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often each picture or text is looked at, its repeats not counted.</source>
        <translation>每张图片或每篇文本看多少次，不计其重复次数。</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Training ends after so many steps, whatever the epochs say. 0 = by epochs.</source>
        <translation>到这么多步训练就结束，不论轮数是多少。0 = 按轮数。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>梯度累积</translation>
    </message>
    <message>
        <source>So many batches are added up for one step: the effect of a larger batch without its memory.</source>
        <translation>把这么多批次累积成一步：有大批次的效果，又不占大批次的显存。</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>个批次</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The number from which all chance in the run is drawn: the same seed gives the same run.</source>
        <translation>训练中所有随机性的来源：同一种子得到同样的训练。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far each step goes. Too high destroys what the model knows, too low learns nothing. 1e-4 is usual; Prodigy and D-adaptation find it themselves and take 1, also where this is left alone.</source>
        <translation>每一步的幅度。太高会毁掉模型的原有知识，太低什么也学不到。通常为 1e-4；Prodigy 和 D-Adaptation 会自己找学习率，取 1，不设置时也是如此。</translation>
    </message>
    <message>
        <source>How a step is made from the gradients. AdamW is right unless memory is short (an 8-bit one) or the learning rate is not to be guessed (Prodigy). Any other name of the pytorch_optimizer collection can be typed.</source>
        <translation>如何由梯度得出每一步。AdamW 就很好，除非显存紧张（用 8 位的），或不想猜学习率（用 Prodigy）。也可以输入 pytorch_optimizer 库中的其他名称。</translation>
    </message>
    <message>
        <source>adaptive steps with weight decay, the usual choice</source>
        <translation>带权重衰减的自适应步长，常用选择</translation>
    </message>
    <message>
        <source>AdamW with a quarter of the memory for its state</source>
        <translation>状态只占四分之一内存的 AdamW</translation>
    </message>
    <message>
        <source>AdamW that moves its state to the main memory when the card is full</source>
        <translation>显存满时把状态移到内存的 AdamW</translation>
    </message>
    <message>
        <source>both: 8 bits, and moved away when the card is full</source>
        <translation>两者兼有：8 位，并在显存满时移走</translation>
    </message>
    <message>
        <source>only the direction of a step counts: take a third of AdamW&apos;s learning rate</source>
        <translation>只看每一步的方向：学习率用 AdamW 的三分之一</translation>
    </message>
    <message>
        <source>Lion with a quarter of the memory for its state</source>
        <translation>状态只占四分之一内存的 Lion</translation>
    </message>
    <message>
        <source>hardly any memory for its state; steady, a little slow</source>
        <translation>状态几乎不占内存；稳定，稍慢</translation>
    </message>
    <message>
        <source>finds the learning rate by itself: leave it at 1</source>
        <translation>自己找学习率：保持为 1</translation>
    </message>
    <message>
        <source>Prodigy that needs neither a rate nor a schedule: leave both alone</source>
        <translation>学习率和学习率调度都不需要的 Prodigy：两者都不用设置</translation>
    </message>
    <message>
        <source>AdamW that averages its steps instead of a falling rate: set the schedule to constant</source>
        <translation>用平均各步代替学习率下降的 AdamW：把学习率调度设为 constant</translation>
    </message>
    <message>
        <source>finds the learning rate by itself, the older way: leave it at 1</source>
        <translation>自己找学习率的较旧方法：保持为 1</translation>
    </message>
    <message>
        <source>as sparing as Adafactor, and closer to AdamW</source>
        <translation>与 Adafactor 一样节省，更接近 AdamW</translation>
    </message>
    <message>
        <source>AdamW with a long memory: learns on from early pictures</source>
        <translation>记忆更长的 AdamW：能持续利用早先的图片</translation>
    </message>
    <message>
        <source>AdEMAMix with a quarter of the memory for its state</source>
        <translation>状态只占四分之一内存的 AdEMAMix</translation>
    </message>
    <message>
        <source>orthogonal steps for the LoRA&apos;s matrices, AdamW for the rest: take about 20 × AdamW&apos;s learning rate</source>
        <translation>LoRA 的矩阵用正交步长，其余用 AdamW：学习率约为 AdamW 的 20 倍</translation>
    </message>
    <message>
        <source>plain steps with momentum: only for those who know why</source>
        <translation>带动量的普通步长：只适合清楚用途的人</translation>
    </message>
    <message>
        <source>Optimizer arguments</source>
        <translation>优化器参数</translation>
    </message>
    <message>
        <source>Further arguments of the optimizer, one name=value a line: d_coef=0.8 for Prodigy, betas=0.9, 0.99 for most. Leave it empty unless you follow a recipe.</source>
        <translation>优化器的其他参数，每行一个 name=value：Prodigy 用 d_coef=0.8，多数可用 betas=0.9, 0.99。除非照着方案来，否则留空。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls the weights of the LoRA towards zero, against learning by heart. 0.01 is usual, 0.1 is much.</source>
        <translation>把 LoRA 的权重拉向零，防止死记硬背。通常为 0.01，0.1 已经很大。</translation>
    </message>
    <message>
        <source>LoRA+ ratio</source>
        <translation>LoRA+ 比率</translation>
    </message>
    <message>
        <source>The up matrices learn so many times as fast as the down matrices, which can reach the same in fewer steps: 4 to 16 with a lower learning rate. It counts for LoRA and DoRA. 0 = off.</source>
        <translation>up 矩阵的学习速度是 down 矩阵的多少倍，可用更少的步数达到同样效果：用 4 到 16，并降低学习率。对 LoRA 和 DoRA 有效。0 = 关闭。</translation>
    </message>
    <message>
        <source>Learning rate schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate changes over the run. Cosine suits most; constant goes with Prodigy and schedule-free optimizers.</source>
        <translation>训练过程中学习率如何变化。cosine 适合多数情况；constant 用于 Prodigy 和不需要调度的优化器。</translation>
    </message>
    <message>
        <source>falls slowly, then fast, then slowly to zero</source>
        <translation>先慢、后快、再慢地降到零</translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>falls evenly to zero</source>
        <translation>匀速降到零</translation>
    </message>
    <message>
        <source>a cosine that begins again several times</source>
        <translation>多次重新开始的余弦</translation>
    </message>
    <message>
        <source>a cosine that ends at the lowest rate, a tenth unless it is set</source>
        <translation>降到最低学习率为止的余弦，未设置时为十分之一</translation>
    </message>
    <message>
        <source>falls along a power of what is left</source>
        <translation>按剩余部分的幂下降</translation>
    </message>
    <message>
        <source>falls with the root of the steps, never to zero</source>
        <translation>随步数的平方根下降，不会到零</translation>
    </message>
    <message>
        <source>stays, and falls in the last fifth</source>
        <translation>保持不变，在最后五分之一下降</translation>
    </message>
    <message>
        <source>falls in steps at given places</source>
        <translation>在指定位置逐级下降</translation>
    </message>
    <message>
        <source>stays high for long and falls fast at the end</source>
        <translation>长时间保持高位，最后快速下降</translation>
    </message>
    <message>
        <source>halves when the training loss has not fallen for some steps</source>
        <translation>训练损失若干步未下降时减半</translation>
    </message>
    <message>
        <source>falls when the training loss rises and rises again when it falls, up to the learning rate</source>
        <translation>训练损失上升时下降，下降时回升，不超过设定的学习率</translation>
    </message>
    <message>
        <source>the same as cosine_with_min_lr: the warm-up counts for every schedule</source>
        <translation>与 cosine_with_min_lr 相同：预热适用于所有学习率调度</translation>
    </message>
    <message>
        <source>the same as constant: the warm-up counts for every schedule</source>
        <translation>与 constant 相同：预热适用于所有学习率调度</translation>
    </message>
    <message>
        <source>Adafactor sets the rate by itself from the size of the weights</source>
        <translation>由 Adafactor 根据权重大小自行决定学习率</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>The learning rate rises from zero over so many steps, which calms the beginning: 5 to 10 % of a long run.</source>
        <translation>学习率在这么多步内从零升起，使开头更平稳：长时间训练的 5 到 10 %。</translation>
    </message>
    <message>
        <source>Warm-up share</source>
        <translation>预热比例</translation>
    </message>
    <message>
        <source>The same as a share of the run, whatever its length: 0.05 is usual. It counts where no steps are set.</source>
        <translation>与上一项相同，但以训练的比例表示，与长度无关：通常为 0.05。只在未设置步数时有效。</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启次数</translation>
    </message>
    <message>
        <source>How many waves the cosine with restarts has: 2 to 4 if you want several good places to stop.</source>
        <translation>带重启的余弦有多少个波：如果想要多个适合停下的位置，用 2 到 4。</translation>
    </message>
    <message>
        <source>waves</source>
        <translation>个波</translation>
    </message>
    <message>
        <source>Lowest learning rate</source>
        <translation>最低学习率</translation>
    </message>
    <message>
        <source>Where a falling schedule ends, as a share of the learning rate: 0.1 keeps the last epochs learning.</source>
        <translation>下降的学习率调度在哪里结束，以学习率的比例表示：0.1 可让最后几轮继续学习。</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>幂</translation>
    </message>
    <message>
        <source>The power of the polynomial schedule: 1 falls evenly, 2 falls early.</source>
        <translation>多项式学习率调度的幂：1 匀速下降，2 提前下降。</translation>
    </message>
    <message>
        <source>Places of the steps</source>
        <translation>下降位置</translation>
    </message>
    <message>
        <source>For a schedule in steps: from which share of the run on which share of the rate counts, such as 0.5=0.3, 0.8=0.1.</source>
        <translation>用于逐级下降的学习率调度：从训练的多少比例起，采用学习率的多少比例，例如 0.5=0.3, 0.8=0.1。</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>How many steps a schedule that follows the loss waits before it changes the rate. The loss of single steps says little, so fewer than 50 are rarely wise.</source>
        <translation>跟随损失的学习率调度等待多少步，再改变学习率。单步的损失说明不了什么，因此少于 50 步通常不合适。</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Gradients longer than this are shortened to it, so that one odd example cannot do harm. 1 is usual. 0 = off.</source>
        <translation>比这更长的梯度会缩短到这个长度，以免一个异常样本造成损害。通常为 1。0 = 关闭。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>How the distance between what the model says and what it should say is measured. Huber forgives pictures that do not belong, at the price of some detail.</source>
        <translation>如何衡量模型的输出与应有输出之间的距离。Huber 对不合适的图片更宽容，但会损失一些细节。</translation>
    </message>
    <message>
        <source>squared distance, the usual choice</source>
        <translation>平方距离，常用选择</translation>
    </message>
    <message>
        <source>plain distance: outliers count less</source>
        <translation>绝对距离：离群值影响较小</translation>
    </message>
    <message>
        <source>squared where small, plain where large, with a smooth way between</source>
        <translation>小时用平方，大时用绝对距离，中间平滑过渡</translation>
    </message>
    <message>
        <source>as Huber, in the size of the plain distance</source>
        <translation>与 Huber 相同，但数值大小与绝对距离相当</translation>
    </message>
    <message>
        <source>squared up to about 1, plain beyond</source>
        <translation>约 1 以内用平方，超出用绝对距离</translation>
    </message>
    <message>
        <source>Huber threshold</source>
        <translation>Huber 阈值</translation>
    </message>
    <message>
        <source>The distance beyond which an error counts as large. Lower it if the dataset has damaged or odd pictures; 0.1 is usual.</source>
        <translation>误差超过这个距离就算大误差。如果数据集中有损坏或异常的图片，请调低；通常为 0.1。</translation>
    </message>
    <message>
        <source>Huber schedule</source>
        <translation>Huber 调度</translation>
    </message>
    <message>
        <source>How the threshold depends on the noise level.</source>
        <translation>阈值如何随噪声级别变化。</translation>
    </message>
    <message>
        <source>1 at clean levels, falling with the signal-to-noise ratio to the threshold</source>
        <translation>噪声小的级别为 1，随信噪比降到阈值</translation>
    </message>
    <message>
        <source>falls evenly on a logarithmic scale, from 1 to the threshold</source>
        <translation>按对数从 1 匀速降到阈值</translation>
    </message>
    <message>
        <source>the same at all levels</source>
        <translation>所有级别相同</translation>
    </message>
    <message>
        <source>Loss weighting</source>
        <translation>损失加权</translation>
    </message>
    <message>
        <source>How much each noise level counts. A choice of debiased or P2 stands above min-SNR gamma.</source>
        <translation>每个噪声级别占多大比重。选择 debiased 或 P2 时，优先于 min-SNR gamma。</translation>
    </message>
    <message>
        <source>all alike, or by min-SNR gamma where that is set</source>
        <translation>全部相同；设了 min-SNR gamma 时按它加权</translation>
    </message>
    <message>
        <source>min-SNR: easy levels are weighed down; gamma is 5 where none is set</source>
        <translation>min-SNR：降低容易的级别的权重；未设 gamma 时为 5</translation>
    </message>
    <message>
        <source>noisy levels are weighed up, clean ones down; finer than min-SNR</source>
        <translation>提高噪声大的级别的权重，降低噪声小的级别的权重；比 min-SNR 更细</translation>
    </message>
    <message>
        <source>clean levels are weighed down, so that the shape of things is learned first</source>
        <translation>降低噪声小的级别的权重，使模型先学事物的形状</translation>
    </message>
    <message>
        <source>Min-SNR gamma</source>
        <translation>min-SNR gamma</translation>
    </message>
    <message>
        <source>Weighs easy noise levels down, so that training is steadier; 5 is usual. 0 = off.</source>
        <translation>降低容易的噪声级别的权重，使训练更稳定；通常为 5。0 = 关闭。</translation>
    </message>
    <message>
        <source>P2 gamma</source>
        <translation>P2 gamma</translation>
    </message>
    <message>
        <source>How strongly P2 weighs clean levels down; 0.5 or 1 is usual.</source>
        <translation>P2 降低噪声小的级别权重的力度；通常为 0.5 或 1。</translation>
    </message>
    <message>
        <source>P2 k</source>
        <translation>P2 k</translation>
    </message>
    <message>
        <source>Up to about this signal-to-noise ratio P2 leaves a level its weight; 1 is usual.</source>
        <translation>信噪比在大约这个值以内，P2 不改变该级别的权重；通常为 1。</translation>
    </message>
    <message>
        <source>Noise offset</source>
        <translation>噪声偏移</translation>
    </message>
    <message>
        <source>Shifts the noise as a whole, so that very dark and very bright pictures are learned; 0.05 is usual. 0 = off.</source>
        <translation>整体偏移噪声，使很暗和很亮的图片也能学到；通常为 0.05。0 = 关闭。</translation>
    </message>
    <message>
        <source>Random noise offset</source>
        <translation>随机噪声偏移</translation>
    </message>
    <message>
        <source>Takes another offset for each picture, from none to the one set. Use it if all pictures become dark.</source>
        <translation>每张图片采用不同的偏移，从零到设定值。如果所有图片都变暗，请使用它。</translation>
    </message>
    <message>
        <source>Pyramid noise</source>
        <translation>金字塔噪声</translation>
    </message>
    <message>
        <source>Adds coarser noise of so many sizes: as noise offset, for patches of light and shade. 6 is usual, 0 = off.</source>
        <translation>加入这么多种尺寸的粗颗粒噪声：类似噪声偏移，针对局部的明暗。通常为 6，0 = 关闭。</translation>
    </message>
    <message>
        <source>sizes</source>
        <translation>种尺寸</translation>
    </message>
    <message>
        <source>Pyramid noise discount</source>
        <translation>金字塔噪声衰减</translation>
    </message>
    <message>
        <source>How much weaker each coarser noise is than the one before; 0.3 is usual, up to 0.8 for short trainings.</source>
        <translation>每一级粗噪声比前一级弱多少；通常为 0.3，短时间训练可到 0.8。</translation>
    </message>
    <message>
        <source>Input perturbation</source>
        <translation>输入扰动</translation>
    </message>
    <message>
        <source>Adds noise that the model is not told of, so that it copes with its own mistakes. 0.1 is usual, 0 = off.</source>
        <translation>加入模型不知道的噪声，使它能应对自己的错误。通常为 0.1，0 = 关闭。</translation>
    </message>
    <message>
        <source>Zero terminal SNR</source>
        <translation>零终端 SNR</translation>
    </message>
    <message>
        <source>Lets the noisiest level hold nothing of the picture, so that fully dark and bright pictures can be made. Only for models with v-prediction; programs that use the LoRA must have the same setting.</source>
        <translation>让噪声最强的级别不含图片的任何信息，这样就能生成全暗和全亮的图片。只用于 v 预测模型；使用这个 LoRA 的程序要有同样的设置。</translation>
    </message>
    <message>
        <source>Lowest timestep</source>
        <translation>最低时间步</translation>
    </message>
    <message>
        <source>Cleaner noise levels than this are not trained. Raise it to learn composition and leave detail alone; 0 is usual.</source>
        <translation>不训练噪声比这更小的级别。调高则侧重学构图，不动细节；通常为 0。</translation>
    </message>
    <message>
        <source>Highest timestep</source>
        <translation>最高时间步</translation>
    </message>
    <message>
        <source>Noisier levels than this are not trained. Lower it to learn detail and leave composition alone; 999 is usual.</source>
        <translation>不训练噪声比这更大的级别。调低则侧重学细节，不动构图；通常为 999。</translation>
    </message>
    <message>
        <source>Timestep distribution</source>
        <translation>时间步分布</translation>
    </message>
    <message>
        <source>How often each noise level is trained. Prefer noisy levels to learn shapes, clean ones to learn texture.</source>
        <translation>每个噪声级别训练的频率。侧重噪声大的级别学形状，侧重噪声小的级别学质感。</translation>
    </message>
    <message>
        <source>all alike, the usual choice</source>
        <translation>全部相同，常用选择</translation>
    </message>
    <message>
        <source>a bell in the middle that bias and scale move and widen (logit-normal)</source>
        <translation>中间的钟形，可用偏移和尺度移动、加宽（logit-normal）</translation>
    </message>
    <message>
        <source>a bell or a slope by two numbers</source>
        <translation>由两个数决定的钟形或斜坡</translation>
    </message>
    <message>
        <source>mostly noisy levels: shapes and composition</source>
        <translation>以噪声大的级别为主：形状和构图</translation>
    </message>
    <message>
        <source>mostly clean levels: texture and detail</source>
        <translation>以噪声小的级别为主：质感和细节</translation>
    </message>
    <message>
        <source>a flat hill in the middle</source>
        <translation>中间平缓的小丘</translation>
    </message>
    <message>
        <source>Timestep bias</source>
        <translation>时间步偏移</translation>
    </message>
    <message>
        <source>Moves the bell: above 0 to noisy levels, below 0 to clean ones. -1 to 1 is usual.</source>
        <translation>移动钟形：大于 0 移向噪声大的级别，小于 0 移向噪声小的级别。通常为 -1 到 1。</translation>
    </message>
    <message>
        <source>Timestep scale</source>
        <translation>时间步尺度</translation>
    </message>
    <message>
        <source>The width of the bell: 0.5 is narrow, 1 usual, above 1.7 it becomes a valley.</source>
        <translation>钟形的宽度：0.5 较窄，通常为 1，超过 1.7 会变成凹谷。</translation>
    </message>
    <message>
        <source>Timestep alpha</source>
        <translation>时间步 alpha</translation>
    </message>
    <message>
        <source>The more, the rarer are clean levels: 2 and 2 make a round hill, 1 and 1 all alike.</source>
        <translation>越大，噪声小的级别越少：2 和 2 形成圆丘，1 和 1 全部相同。</translation>
    </message>
    <message>
        <source>Timestep beta</source>
        <translation>时间步 beta</translation>
    </message>
    <message>
        <source>The more, the rarer are noisy levels: 2 and 2 make a round hill, 1 and 1 all alike.</source>
        <translation>越大，噪声大的级别越少：2 和 2 形成圆丘，1 和 1 全部相同。</translation>
    </message>
    <message>
        <source>Masks of equal weight</source>
        <translation>蒙版等权</translation>
    </message>
    <message>
        <source>Lets a picture with a small mask count as much as one with a large mask. Use it if subjects differ in size.</source>
        <translation>让蒙版小的图片与蒙版大的图片占同样的比重。主体大小不一时使用。</translation>
    </message>
    <message>
        <source>Keep what is outside the mask</source>
        <translation>保持蒙版外的内容</translation>
    </message>
    <message>
        <source>Outside the mask the model is held to what it made before the training. Takes a third more time; 1 is usual, 0 = off.</source>
        <translation>要求模型在蒙版外保持训练前的结果。时间增加三分之一；通常为 1，0 = 关闭。</translation>
    </message>
    <message>
        <source>Average of weights (EMA)</source>
        <translation>权重平均（EMA）</translation>
    </message>
    <message>
        <source>Keeps a running average of the LoRA, which is steadier than its last step, and makes it the result. Use it for long trainings with a high learning rate.</source>
        <translation>保存 LoRA 的滑动平均，比最后一步更稳定，并以它为结果。适合学习率高的长时间训练。</translation>
    </message>
    <message>
        <source>EMA decay</source>
        <translation>EMA 衰减</translation>
    </message>
    <message>
        <source>How much of the average stays at each step: 0.999 looks back on about 1000 steps, 0.99 on 100. Early on it is less by itself.</source>
        <translation>每一步保留多少平均值：0.999 约回溯 1000 步，0.99 约回溯 100 步。初期会自动减小。</translation>
    </message>
    <message>
        <source>EMA interval</source>
        <translation>EMA 间隔</translation>
    </message>
    <message>
        <source>The average is taken after every so many steps. More is faster; 1 is usual.</source>
        <translation>每隔这么多步计算一次平均。越大越快；通常为 1。</translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation>验证间隔</translation>
    </message>
    <message>
        <source>The loss on held-back pictures or texts is measured each time so many steps are done, always in the same way. It says which step is best; the loss of training does not. A tenth of the run is usual. 0 = off.</source>
        <translation>每完成这么多步，就用同样的方法测量留出图片或文本的损失。它说明哪一步最好，训练损失则不能。通常为训练的十分之一。0 = 关闭。</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <source>This share of the pictures or texts is not trained, at least one of them: the validation is measured on them. 0.1 is usual; with fewer than 15 of them a separate folder is better. Not used when a folder is named.</source>
        <translation>图片或文本中这个比例的部分不参与训练，至少留出一个：用它们来测量验证结果。通常为 0.1；不足 15 个时，单独的文件夹更好。指定了文件夹则不使用。</translation>
    </message>
    <message>
        <source>Validation folder</source>
        <translation>验证文件夹</translation>
    </message>
    <message>
        <source>Pictures with captions, or texts, that the validation is measured on, in place of a share of those that are trained. They should be of the same kind and not be among the trained ones. Empty = hold back a share.</source>
        <translation>用来衡量验证结果的带标注图片或文本，代替从训练数据中留出的一部分。它们应与训练数据同类，但不在其中。留空 = 留出一部分。</translation>
    </message>
    <message>
        <source>Noises a picture</source>
        <translation>每张图片的噪声数</translation>
    </message>
    <message>
        <source>With how many different noises each held-back picture is measured, at every noise level. More make the curve steadier and take as much longer. 1 is usual; 4 for fewer than five pictures.</source>
        <translation>每张留出的图片在每个噪声级别上用多少种不同的噪声来衡量。越多，曲线越平稳，耗时也相应增加。通常为 1；不足五张图片时用 4。</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>提前停止次数</translation>
    </message>
    <message>
        <source>The training ends when so many validations in a row were no better than the best one. 5 is usual; a low number may end it too soon, since the curve wavers. 0 = train to the end.</source>
        <translation>连续这么多次验证都不比最好的一次更好时，训练结束。通常为 5；曲线会波动，数值小可能停得太早。0 = 训练到底。</translation>
    </message>
    <message>
        <source>validations</source>
        <translation>次验证</translation>
    </message>
    <message>
        <source>Keep the best checkpoint</source>
        <translation>保留最佳检查点</translation>
    </message>
    <message>
        <source>A checkpoint is saved whenever a validation is the best so far, and stays when older ones are removed. A training that stops early gives the LoRA of this checkpoint. Usually on; off saves disk space.</source>
        <translation>每当验证结果创下最佳，就保存一个检查点，清理旧检查点时也会保留。提前停止的训练会以这个检查点的 LoRA 为结果。通常打开；关闭可节省磁盘空间。</translation>
    </message>
    <message>
        <source>CLIP model</source>
        <translation>CLIP 模型</translation>
    </message>
    <message>
        <source>A CLIP model on this computer (a file or a folder of open_clip) that scores the previews of checkpoints. Empty = the one in the folder models/clip of the app&apos;s own data, if there is one.</source>
        <translation>本机上的 CLIP 模型（open_clip 的文件或文件夹），用来给各检查点的预览打分。留空 = 应用自身数据的 models/clip 文件夹中的模型（如果有）。</translation>
    </message>
    <message>
        <source>Half floats (fp16)</source>
        <translation>半精度浮点（fp16）</translation>
    </message>
    <message>
        <source>Halves the memory on older NVIDIA cards. With fp16 and bf16 both unset the best format of the device is taken; both off means 32 bits.</source>
        <translation>在较旧的 NVIDIA 显卡上显存减半。fp16 和 bf16 都不设置时，采用设备上最合适的格式；两者都关闭则为 32 位。</translation>
    </message>
    <message>
        <source>Brain floats (bf16)</source>
        <translation>bfloat16 浮点（bf16）</translation>
    </message>
    <message>
        <source>Halves the memory on newer cards and is steadier than fp16. With fp16 and bf16 both unset the frozen weights are bf16 and the LoRA 32 bits, where the device can.</source>
        <translation>在较新的显卡上显存减半，比 fp16 更稳定。fp16 和 bf16 都不设置时，只要设备支持，冻结的权重用 bf16，LoRA 用 32 位。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where to train: auto, cpu, cuda, cuda:1 (the second card) or mps.</source>
        <translation>在哪里训练：auto、cpu、cuda、cuda:1（第二块显卡）或 mps。</translation>
    </message>
    <message>
        <source>Save memory by computing twice</source>
        <translation>用重复计算节省显存</translation>
    </message>
    <message>
        <source>Takes much less memory and about a third more time.</source>
        <translation>显存占用大幅减少，时间约增加三分之一。</translation>
    </message>
    <message>
        <source>Encode everything first</source>
        <translation>先全部编码</translation>
    </message>
    <message>
        <source>Pictures and captions are encoded before the image model comes onto the card, so that it and the encoders are never there together. Turn it on where memory is short, as for SDXL on 6 or 8 GB. It saves nothing where captions or crops change each time.</source>
        <translation>图片和标注在图像模型载入显卡之前先编码，编码器与图像模型不会同时占用显存。显存紧张时打开，例如在 6 或 8 GB 上训练 SDXL。如果标注或裁剪每次都变化，则不会节省。</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>训练文件夹</translation>
    </message>
    <message>
        <source>The folder that the run makes and fills.</source>
        <translation>这次训练创建并写入的文件夹。</translation>
    </message>
    <message>
        <source>LoRA name</source>
        <translation>LoRA 名称</translation>
    </message>
    <message>
        <source>The name of the finished file, without ending. Empty = the name of the run folder.</source>
        <translation>最终文件的名称，不含扩展名。留空 = 用训练文件夹的名称。</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>保存间隔</translation>
    </message>
    <message>
        <source>A checkpoint is saved each time so many steps are done. 0 = only at the end.</source>
        <translation>每完成这么多步，就保存一个检查点。0 = 只在最后保存。</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>保留的检查点数</translation>
    </message>
    <message>
        <source>Older checkpoints than so many are deleted. 0 = all are kept.</source>
        <translation>超出这个数量的旧检查点会被删除。0 = 全部保留。</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>个检查点</translation>
    </message>
    <message>
        <source>TensorBoard folder</source>
        <translation>TensorBoard 文件夹</translation>
    </message>
    <message>
        <source>Where TensorBoard&apos;s files go. Empty = a folder named tensorboard in the run folder.</source>
        <translation>TensorBoard 文件的存放位置。留空 = 训练文件夹中名为 tensorboard 的文件夹。</translation>
    </message>
    <message>
        <source>Preview prompts</source>
        <translation>预览提示词</translation>
    </message>
    <message>
        <source>What to make pictures of while training, one prompt a line.</source>
        <translation>训练过程中画什么图片，每行一条提示词。</translation>
    </message>
    <message>
        <source>Test questions</source>
        <translation>测试问题</translation>
    </message>
    <message>
        <source>What the model is asked at each checkpoint, one question a line, so that its answers can be compared over time. Take some that the texts do not answer word for word.</source>
        <translation>在每个检查点向模型提出的问题，每行一个，便于比较不同时间的回答。请选择文本中没有逐字答案的问题。</translation>
    </message>
    <message>
        <source>Preview every</source>
        <translation>预览间隔</translation>
    </message>
    <message>
        <source>Previews are made each time so many steps are done. 0 = off.</source>
        <translation>每完成这么多步，就生成预览。0 = 关闭。</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>Answers to test questions end here at the latest.</source>
        <translation>测试问题的回答最多到这里为止。</translation>
    </message>
    <message>
        <source>Temperature of answers</source>
        <translation>回答的温度</translation>
    </message>
    <message>
        <source>0 = always the likeliest word, so that only what was learned makes the difference; 0.7 is lively.</source>
        <translation>0 = 总是取最可能的词，这样只有学到的内容造成差异；0.7 较为活泼。</translation>
    </message>
    <message>
        <source>Preview seed</source>
        <translation>预览种子</translation>
    </message>
    <message>
        <source>The same seed gives the same picture or answer, so that only what was learned makes the difference.</source>
        <translation>同一种子得到同样的图片或回答，这样只有学到的内容造成差异。</translation>
    </message>
    <message>
        <source>Preview steps</source>
        <translation>预览步数</translation>
    </message>
    <message>
        <source>Denoising steps of a preview. More takes longer and looks finer.</source>
        <translation>预览的去噪步数。越多耗时越长，画面越细致。</translation>
    </message>
    <message>
        <source>Preview guidance</source>
        <translation>预览引导</translation>
    </message>
    <message>
        <source>How closely a preview follows its prompt. 1 = no guidance.</source>
        <translation>预览遵循提示词的程度。1 = 不引导。</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>反向提示词</translation>
    </message>
    <message>
        <source>What a preview should not show.</source>
        <translation>预览中不应出现的内容。</translation>
    </message>
    <message>
        <source>Captions by model</source>
        <translation>用模型标注</translation>
    </message>
    <message>
        <source>The model that looks at the pictures: starter-clip (comes with the app), a folder or file on this computer, or a name on the Hugging Face hub such as Salesforce/blip-image-captioning-large, which is downloaded first.</source>
        <translation>用来看图的模型：starter-clip（应用自带）、本机的文件夹或文件，或 Hugging Face Hub 上的名称，例如 Salesforce/blip-image-captioning-large，会先下载。</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>What becomes of a caption that is already there.</source>
        <translation>已有标注如何处理。</translation>
    </message>
    <message>
        <source>Only pictures without a caption get one; the others are not looked at.</source>
        <translation>只为没有标注的图片生成；其他图片不处理。</translation>
    </message>
    <message>
        <source>The new caption takes the place of the old one.</source>
        <translation>新标注取代旧标注。</translation>
    </message>
    <message>
        <source>What is new stands behind the old caption.</source>
        <translation>新内容放在旧标注之后。</translation>
    </message>
    <message>
        <source>What is new stands before the old caption.</source>
        <translation>新内容放在旧标注之前。</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>What the model is asked. {tags}, {name}, {folder} and {caption} stand for the picture&apos;s tags, file name, folder and present caption. Empty = the model&apos;s usual question.</source>
        <translation>向模型提的问题。{tags}、{name}、{folder} 和 {caption} 分别代表图片的标签、文件名、文件夹和现有标注。留空 = 模型常用的问题。</translation>
    </message>
    <message>
        <source>The word that calls what is trained. With “trigger word first” it begins every caption that is made.</source>
        <translation>用来唤出所训练内容的词。打开“触发词在前”后，生成的每条标注都以它开头。</translation>
    </message>
    <message>
        <source>Trigger word first</source>
        <translation>触发词在前</translation>
    </message>
    <message>
        <source>Every caption that is made begins with the trigger word, once.</source>
        <translation>生成的每条标注都以触发词开头，只出现一次。</translation>
    </message>
    <message>
        <source>Must-have words</source>
        <translation>必含词</translation>
    </message>
    <message>
        <source>Words or phrases that every caption needs, parted by commas. What the model leaves out is added at the end.</source>
        <translation>每条标注都要有的词或短语，用逗号隔开。模型没写出的会加在末尾。</translation>
    </message>
    <message>
        <source>Forbidden words</source>
        <translation>禁用词</translation>
    </message>
    <message>
        <source>Words or phrases that no caption may have, parted by commas. The model is kept from writing them; a tag of these words is left out.</source>
        <translation>标注中不能出现的词或短语，用逗号隔开。模型会被阻止写出它们；含有这些词的标签会被去掉。</translation>
    </message>
    <message>
        <source>The model stops after so many tokens, about three quarters as many words. 75 is what most base models read.</source>
        <translation>模型写到这么多 token 就停止，约合四分之三这么多的词。多数底模读取 75 个。</translation>
    </message>
    <message>
        <source>Shortest caption</source>
        <translation>最短标注</translation>
    </message>
    <message>
        <source>The model goes on until it wrote so many tokens. 0 = it ends when it likes.</source>
        <translation>模型至少写到这么多 token 才结束。0 = 由模型自行结束。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>How freely the model chooses its words. 0 = always the likeliest word; 0.7 gives variety; above 1 it invents.</source>
        <translation>模型选词的自由程度。0 = 总是取最可能的词；0.7 较有变化；大于 1 就会凭空编造。</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>With a temperature, words are drawn from the likeliest that together have this share. 1 = from all.</source>
        <translation>温度不为 0 时，从累计概率达到这个比例的最可能的词中抽取。1 = 从全部词中抽取。</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>束数</translation>
    </message>
    <message>
        <source>How many sentences are followed side by side to find the likeliest whole one. 1 is fastest; 3 to 6 make short captions a little better and take as many times longer. Counts at temperature 0 only.</source>
        <translation>同时推进多少个句子，以找出整体上最可能的一个。1 最快；3 到 6 会让简短的标注稍好一些，耗时也相应成倍增加。只在温度为 0 时起作用。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Above 1 a word that was written is less likely to come again. 1 = off; 1.1 helps models that go in circles.</source>
        <translation>大于 1 时，已写过的词不易再次出现。1 = 关闭；1.1 有助于会绕圈子的模型。</translation>
    </message>
    <message>
        <source>Where chance begins when the temperature is not 0. The same seed gives the same captions.</source>
        <translation>温度不为 0 时随机性的起点。同一种子得到同样的标注。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>A tag, or a phrase that is no subject, is written when the model is at least this sure. Lower gives more, and more wrong ones.</source>
        <translation>模型的把握达到这个程度，才写出一个标签，或不是主体的短语。越低，写出的越多，错的也越多。</translation>
    </message>
    <message>
        <source>Character threshold</source>
        <translation>角色阈值</translation>
    </message>
    <message>
        <source>Taggers: a character&apos;s name is written when the model is at least this sure.</source>
        <translation>打标模型：模型的把握达到这个程度，才写出角色名。</translation>
    </message>
    <message>
        <source>Most tags</source>
        <translation>最多标签</translation>
    </message>
    <message>
        <source>Taggers: at most so many tags a picture, the surest ones. 0 = as many as pass the thresholds.</source>
        <translation>打标模型：每张图片最多写这么多标签，取把握最大的。0 = 达到阈值的全部写出。</translation>
    </message>
    <message>
        <source>Characters first</source>
        <translation>角色在前</translation>
    </message>
    <message>
        <source>Taggers: names of characters stand before the general tags, however sure the model is of them.</source>
        <translation>打标模型：角色名放在一般标签之前，不论模型对它们的把握有多大。</translation>
    </message>
    <message>
        <source>Keep underscores</source>
        <translation>保留下划线</translation>
    </message>
    <message>
        <source>Taggers: on writes red_hair, off writes red hair, as most base models read it.</source>
        <translation>打标模型：打开时写 red_hair，关闭时写 red hair，多数底模读取后者。</translation>
    </message>
    <message>
        <source>Rating tags</source>
        <translation>分级标签</translation>
    </message>
    <message>
        <source>Taggers: the tag that rates the picture (general, sensitive …) is written too.</source>
        <translation>打标模型：同时写出图片的分级标签（general、sensitive …）。</translation>
    </message>
    <message>
        <source>Tags to leave out</source>
        <translation>不写的标签</translation>
    </message>
    <message>
        <source>Taggers: tags that are never written, parted by commas; * stands for anything, as in *background.</source>
        <translation>打标模型：从不写出的标签，用逗号隔开；* 代表任意内容，例如 *background。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>CLIP: the language of the phrases that captions are put together from.</source>
        <translation>CLIP：用来拼成标注的短语的语言。</translation>
    </message>
    <message>
        <source>Most phrases</source>
        <translation>最多短语</translation>
    </message>
    <message>
        <source>CLIP: how many phrases a caption has at most, the subject included.</source>
        <translation>CLIP：一条标注最多有多少个短语，包括主体。</translation>
    </message>
    <message>
        <source>phrases</source>
        <translation>个短语</translation>
    </message>
    <message>
        <source>Phrases of a kind</source>
        <translation>每类短语数</translation>
    </message>
    <message>
        <source>CLIP: how many subjects, media, styles, colours … each at most. The second one, too, must pass the threshold.</source>
        <translation>CLIP：主体、媒介、画风、颜色……每类最多几个。第二个也要达到阈值。</translation>
    </message>
    <message>
        <source>Pictures at once</source>
        <translation>同时处理的图片</translation>
    </message>
    <message>
        <source>More are faster on a graphics card and need more memory. When memory runs out, the batch is halved.</source>
        <translation>在显卡上越多越快，也越占显存。显存不足时批次会减半。</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>张图片</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>How the model&apos;s numbers are kept.</source>
        <translation>模型的数值以什么方式保存。</translation>
    </message>
    <message>
        <source>bfloat16 or float16 on a graphics card, float32 on the processor.</source>
        <translation>在显卡上用 bfloat16 或 float16，在处理器上用 float32。</translation>
    </message>
    <message>
        <source>Exact, and twice the memory.</source>
        <translation>精确，内存翻倍。</translation>
    </message>
    <message>
        <source>Half the memory; for newer cards.</source>
        <translation>内存减半；适合较新的显卡。</translation>
    </message>
    <message>
        <source>Half the memory; for older cards.</source>
        <translation>内存减半；适合较旧的显卡。</translation>
    </message>
    <message>
        <source>4 bit</source>
        <translation>4 位</translation>
    </message>
    <message>
        <source>Loads the model with 4 bits a number, so that large ones fit on a small card. Needs an NVIDIA card and the package bitsandbytes.</source>
        <translation>以每个数 4 位加载模型，让大模型也能装进小显卡。需要 NVIDIA 显卡和 bitsandbytes 软件包。</translation>
    </message>
    <message>
        <source>Captions are</source>
        <translation>标注的形式</translation>
    </message>
    <message>
        <source>How captions of this dataset are read and put together.</source>
        <translation>这个数据集的标注如何读取和组成。</translation>
    </message>
    <message>
        <source>Captions are sentences; a comma is only a comma.</source>
        <translation>标注是句子；逗号只是逗号。</translation>
    </message>
    <message>
        <source>Captions are tags between separators; none is written twice.</source>
        <translation>标注是以分隔符隔开的标签；同一个标签不会写两次。</translation>
    </message>
    <message>
        <source>The first line is tags, the lines below are sentences.</source>
        <translation>第一行是标签，下面各行是句子。</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>What stands between two tags.</source>
        <translation>两个标签之间的符号。</translation>
    </message>
    <message>
        <source>Automatic masks</source>
        <translation>自动蒙版</translation>
    </message>
    <message>
        <source>Masks that are there</source>
        <translation>已有的蒙版</translation>
    </message>
    <message>
        <source>What becomes of a mask that is there.</source>
        <translation>已有的蒙版如何处理。</translation>
    </message>
    <message>
        <source>Pictures that have a mask are not looked at.</source>
        <translation>已有蒙版的图片不处理。</translation>
    </message>
    <message>
        <source>The new mask takes the place of the old one, which is kept aside and can be taken back.</source>
        <translation>新蒙版取代旧蒙版，旧的另存一份，可以撤回。</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>What CLIPSeg looks for, in English: “face”, “dress”. Several things are parted by commas; what is any of them is learned.</source>
        <translation>CLIPSeg 要查找的内容，用英文写：“face”、“dress”。多项用逗号隔开；符合其中任意一项的都会学习。</translation>
    </message>
    <message>
        <source>The colour that is not learned, such as #ffffff, or border: the most common colour of each picture&apos;s border.</source>
        <translation>不学习的颜色，例如 #ffffff，或 border：每张图片边缘最常见的颜色。</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>How far a colour may differ from the background colour in red, green or blue and still be background. Pictures saved as JPEG need 16 or more.</source>
        <translation>颜色与背景色在红、绿、蓝上相差多少之内仍算背景。存为 JPEG 的图片需要 16 或更大。</translation>
    </message>
    <message>
        <source>From the border only</source>
        <translation>只从边缘开始</translation>
    </message>
    <message>
        <source>Only what reaches the border is background, so a white eye on a white ground stays. Off: the colour counts wherever it is.</source>
        <translation>只有与边缘相连的才算背景，因此白底上的白色眼睛会保留。关闭：不论在哪里，这种颜色都算背景。</translation>
    </message>
    <message>
        <source>How sure the model must be of a pixel, or how opaque it must be. Lower takes in more.</source>
        <translation>模型对一个像素的把握，或像素的不透明程度，至少要达到多少。越低，包含的越多。</translation>
    </message>
    <message>
        <source>How sure CLIPSeg must be of a pixel. It is rarely very sure: 0.2 to 0.4 suits most prompts.</source>
        <translation>CLIPSeg 对一个像素的把握至少要达到多少。它很少有很大把握：0.2 到 0.4 适合多数提示词。</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边缘</translation>
    </message>
    <message>
        <source>What becomes of pixels that are neither quite in nor quite out.</source>
        <translation>既不完全在内、也不完全在外的像素如何处理。</translation>
    </message>
    <message>
        <source>Every pixel is learned or not.</source>
        <translation>每个像素要么学习，要么不学习。</translation>
    </message>
    <message>
        <source>In between as sure as the model is; the threshold is the middle.</source>
        <translation>介于其间的，按模型的把握程度计；阈值为中间值。</translation>
    </message>
    <message>
        <source>Smallest part</source>
        <translation>最小部分</translation>
    </message>
    <message>
        <source>Islands and holes of fewer pixels go. 0 = all stay.</source>
        <translation>像素数更少的孤块和孔洞会去掉。0 = 全部保留。</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>扩张</translation>
    </message>
    <message>
        <source>Widens the mask by so many pixels on every side; a number below 0 shrinks it.</source>
        <translation>蒙版每边向外扩张这么多像素；小于 0 则收缩。</translation>
    </message>
    <message>
        <source>Widen thin parts</source>
        <translation>加宽细的部分</translation>
    </message>
    <message>
        <source>Training sees a mask at an eighth of the size. Parts thinner than 8 pixels are widened, so that they count.</source>
        <translation>训练时蒙版按八分之一尺寸使用。细于 8 像素的部分会加宽，这样才会起作用。</translation>
    </message>
    <message>
        <source>The resolution that is trained at, from which it follows what is thin in a larger picture. 0 = pictures are trained at their own size.</source>
        <translation>训练所用的分辨率，由此可知较大的图片中哪些部分算细。0 = 图片按自身尺寸训练。</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Makes the edge a soft one, about so many pixels to each side.</source>
        <translation>让边缘变柔和，每侧约这么多像素。</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>What would be learned is left out, and the rest is learned.</source>
        <translation>原本要学习的排除在外，其余的学习。</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>How much of what is outside is learned all the same: 0 = nothing, 0.1 = a tenth. This is written into the mask; the training&apos;s own mask_floor counts beside it.</source>
        <translation>外部的内容仍要学习多少：0 = 完全不学，0.1 = 十分之一。这个值写入蒙版；训练自身的 mask_floor 另行计算。</translation>
    </message>
    <message>
        <source>Text to image</source>
        <translation>文生图</translation>
    </message>
    <message>
        <source>Text generation</source>
        <translation>文本生成</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>SD 1.5</source>
        <translation>SD 1.5</translation>
    </message>
    <message>
        <source>SD 2.x</source>
        <translation>SD 2.x</translation>
    </message>
    <message>
        <source>SDXL</source>
        <translation>SDXL</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>噪声 (epsilon)</translation>
    </message>
    <message>
        <source>v-prediction</source>
        <translation>v 预测</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>4 bits (NF4)</source>
        <translation>4 位 (NF4)</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝训练</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>NAME-masklabel.png</source>
        <translation>NAME-masklabel.png</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>朴素</translation>
    </message>
    <message>
        <source>ChatML</source>
        <translation>ChatML</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>DoRA</source>
        <translation>DoRA</translation>
    </message>
    <message>
        <source>LoHa</source>
        <translation>LoHa</translation>
    </message>
    <message>
        <source>LoKr</source>
        <translation>LoKr</translation>
    </message>
    <message>
        <source>OFT</source>
        <translation>OFT</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>PiSSA</source>
        <translation>PiSSA</translation>
    </message>
    <message>
        <source>OLoRA</source>
        <translation>OLoRA</translation>
    </message>
    <message>
        <source>LoftQ</source>
        <translation>LoftQ</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Attention + MLP</source>
        <translation>注意力 + MLP</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>全部层</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Cosine with restarts</source>
        <translation>余弦（带重启）</translation>
    </message>
    <message>
        <source>Cosine with min lr</source>
        <translation>余弦（带最低学习率）</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>多项式</translation>
    </message>
    <message>
        <source>Inverse sqrt</source>
        <translation>平方根倒数</translation>
    </message>
    <message>
        <source>Warmup stable decay</source>
        <translation>预热、稳定、衰减</translation>
    </message>
    <message>
        <source>Piecewise constant</source>
        <translation>分段恒定</translation>
    </message>
    <message>
        <source>REX</source>
        <translation>REX</translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation>停滞时降低</translation>
    </message>
    <message>
        <source>Greedy</source>
        <translation>贪心</translation>
    </message>
    <message>
        <source>Cosine warmup with min lr</source>
        <translation>余弦（预热、最低学习率）</translation>
    </message>
    <message>
        <source>Constant with warmup</source>
        <translation>恒定（带预热）</translation>
    </message>
    <message>
        <source>Adafactor</source>
        <translation>Adafactor</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>Huber</translation>
    </message>
    <message>
        <source>Smooth L1</source>
        <translation>平滑 L1</translation>
    </message>
    <message>
        <source>Log-cosh</source>
        <translation>Log-cosh</translation>
    </message>
    <message>
        <source>SNR</source>
        <translation>SNR</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Min-SNR</source>
        <translation>Min-SNR</translation>
    </message>
    <message>
        <source>Debiased</source>
        <translation>去偏</translation>
    </message>
    <message>
        <source>P2</source>
        <translation>P2</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Cubic</source>
        <translation>三次</translation>
    </message>
    <message>
        <source>Cubic clean</source>
        <translation>三次（偏干净）</translation>
    </message>
    <message>
        <source>CosMap</source>
        <translation>CosMap</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>补空</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Append</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Prepend</source>
        <translation>前置</translation>
    </message>
    <message>
        <source>Fp32</source>
        <translation>fp32</translation>
    </message>
    <message>
        <source>Bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>Fp16</source>
        <translation>fp16</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>硬边</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>软边</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>Size and shape</source>
        <translation>大小和形状</translation>
    </message>
    <message>
        <source>Variety</source>
        <translation>多样性</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Further folders</source>
        <translation>更多文件夹</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Kind and size</source>
        <translation>种类和大小</translation>
    </message>
    <message>
        <source>Layers and blocks</source>
        <translation>层和分块</translation>
    </message>
    <message>
        <source>Dropout and limits</source>
        <translation>Dropout 和限制</translation>
    </message>
    <message>
        <source>Text encoders</source>
        <translation>文本编码器</translation>
    </message>
    <message>
        <source>Rate and optimizer</source>
        <translation>学习率和优化器</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Timesteps</source>
        <translation>时间步</translation>
    </message>
    <message>
        <source>Average of weights</source>
        <translation>权重平均</translation>
    </message>
</context>
<context>
    <name>phases</name>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Looking through the pictures</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>Reading the texts</source>
        <translation>正在读取文本</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Rendering a preview</source>
        <translation>正在生成预览</translation>
    </message>
    <message>
        <source>Answering a question</source>
        <translation>正在回答问题</translation>
    </message>
    <message>
        <source>Preparing the pictures</source>
        <translation>正在准备图片</translation>
    </message>
    <message>
        <source>Measuring what is held back</source>
        <translation>正在评估留出的部分</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Waiting for another job to leave the device</source>
        <translation>正在等另一个任务让出设备</translation>
    </message>
    <message>
        <source>{name}: {done} of {total}</source>
        <translation>{name}：{done} / {total}</translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Art style</source>
        <translation>画风</translation>
    </message>
    <message>
        <source>Learns how pictures are drawn, from pictures of different things in one style.</source>
        <translation>从同一画风、内容各异的图片中，学习图片是怎么画的。</translation>
    </message>
    <message>
        <source>Niche terms</source>
        <translation>专业术语</translation>
    </message>
    <message>
        <source>Teaches exact names, terms and labels of a field from a few hundred questions and answers.</source>
        <translation>用几百个问题和回答，教会一个领域确切的名称、术语和标注词。</translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>Teaches how a company answers its customers, from conversations of several turns.</source>
        <translation>用多轮对话教会一家公司如何回答客户。</translation>
    </message>
    <message>
        <source>Person in photos</source>
        <translation>真人照片</translation>
    </message>
    <message>
        <source>Learns a real person from 15 or more photographs in different light and clothes.</source>
        <translation>用 15 张或更多不同光线和服装的照片学习真人。</translation>
    </message>
    <message>
        <source>Character or person</source>
        <translation>角色或人物</translation>
    </message>
    <message>
        <source>Learns one face or figure, from 50 or more pictures from many sides.</source>
        <translation>用 50 张或更多不同角度的图片学习一张脸或一个形象。</translation>
    </message>
    <message>
        <source>Style of writing</source>
        <translation>文风</translation>
    </message>
    <message>
        <source>Teaches a tone or an author&apos;s way of writing from texts or answers in it.</source>
        <translation>用相应风格的文本或回答，教会一种语气或一位作者的写法。</translation>
    </message>
    <message>
        <source>Low memory (4 bits)</source>
        <translation>低显存（4 位）</translation>
    </message>
    <message>
        <source>Trains models of 7 or 8 billion parameters on NVIDIA cards with 8 to 12 GB, a little slower.</source>
        <translation>在 8 到 12 GB 的 NVIDIA 显卡上训练 70 亿或 80 亿参数的模型，稍慢一些。</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Learns one thing or product, so that it can be placed in any scene.</source>
        <translation>学习一件物品或产品，以便放进任何场景。</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Learns what pictures have in common, such as a pose, an effect or a kind of scene.</source>
        <translation>学习图片的共同点，例如姿势、效果或某类场景。</translation>
    </message>
    <message>
        <source>Small dataset</source>
        <translation>小数据集</translation>
    </message>
    <message>
        <source>Gets the most out of fewer than 15 pictures without learning them by heart.</source>
        <translation>在图片不足 15 张时尽量多学，又不死记硬背。</translation>
    </message>
    <message>
        <source>Low memory</source>
        <translation>低显存</translation>
    </message>
    <message>
        <source>Trains on graphics cards with less than 8 GB, a little slower.</source>
        <translation>在不足 8 GB 的显卡上训练，稍慢一些。</translation>
    </message>
    <message>
        <source>Fast trial</source>
        <translation>快速试训</translation>
    </message>
    <message>
        <source>Shows in a few minutes whether your pictures and captions work, before a long run.</source>
        <translation>在长时间训练之前，几分钟就能看出图片和标注是否有效。</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>demo</translation>
    </message>
    <message>
        <source>demo-text</source>
        <translation>demo-text</translation>
    </message>
    <message>
        <source>How pictures are drawn, whatever they show.</source>
        <translation>图片是怎么画的，不论画的是什么。</translation>
    </message>
    <message>
        <source>an art style</source>
        <translation>画风</translation>
    </message>
    <message>
        <source>Person or character</source>
        <translation>人物或角色</translation>
    </message>
    <message>
        <source>One face or figure, again and again.</source>
        <translation>同一张脸或同一个形象，反复出现。</translation>
    </message>
    <message>
        <source>a person or character</source>
        <translation>人物或角色</translation>
    </message>
    <message>
        <source>One thing or product, in any scene.</source>
        <translation>一件物品或产品，可放进任何场景。</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Clothing</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>A garment or outfit, worn by anyone.</source>
        <translation>一件衣服或一套穿搭，可穿在任何人身上。</translation>
    </message>
    <message>
        <source>clothing</source>
        <translation>服装</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>A room, building or landscape.</source>
        <translation>房间、建筑或风景。</translation>
    </message>
    <message>
        <source>a place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>A pose, an effect, an idea.</source>
        <translation>姿势、效果、创意。</translation>
    </message>
    <message>
        <source>a pose, an effect or an idea</source>
        <translation>姿势、效果或创意</translation>
    </message>
    <message>
        <source>Stable Diffusion 1.x is small and takes the preset&apos;s learning rate as it is.</source>
        <translation>Stable Diffusion 1.x 较小，直接采用预设的学习率。</translation>
    </message>
    <message>
        <source>Its pictures keep to a middle brightness, so a noise offset of 0.05 lets the style be dark or bright.</source>
        <translation>它的图片偏向中等亮度，因此把噪声偏移设为 0.05，让画风可以偏暗或偏亮。</translation>
    </message>
    <message>
        <source>Stable Diffusion 2.x comes in two sizes, 512 and 768 pixels, so the pictures are trained at the model&apos;s own.</source>
        <translation>Stable Diffusion 2.x 有 512 和 768 像素两种尺寸，因此图片按模型自身的尺寸训练。</translation>
    </message>
    <message>
        <source>Its velocity prediction gives larger steps at high noise, so the learning rate is a quarter lower.</source>
        <translation>它的速度预测在高噪声时步幅更大，因此学习率降低四分之一。</translation>
    </message>
    <message>
        <source>SDXL draws at 1024 pixels and draws badly at fewer, so the pictures are trained at its own size.</source>
        <translation>SDXL 以 1024 像素出图，更低则画不好，因此图片按它自身的尺寸训练。</translation>
    </message>
    <message>
        <source>SDXL has three times the weights and is moved further by each step, so the learning rate is 0.0001.</source>
        <translation>SDXL 的权重是三倍，每一步的变化更大，因此学习率为 0.0001。</translation>
    </message>
    <message>
        <source>SDXL was itself trained with a noise offset of 0.0357, so a style takes the same.</source>
        <translation>SDXL 自身训练时用了 0.0357 的噪声偏移，因此画风也采用同样的值。</translation>
    </message>
    <message>
        <source>Some things are computed twice in place of being kept, which saves most of the memory for a third more time.</source>
        <translation>有些内容不保存而是计算两次，可节省大部分显存，时间增加三分之一。</translation>
    </message>
    <message>
        <source>Pictures and captions are encoded before the image model comes onto the card, so the encoders need no room.</source>
        <translation>图片和标注在图像模型载入显卡之前先编码，编码器不再占用空间。</translation>
    </message>
    <message>
        <source>One picture at a time, and several added up for a step, has the effect of a batch without its memory.</source>
        <translation>每次只看一张图片，累积几次作为一步，既有批次的效果，又不占批次的显存。</translation>
    </message>
    <message>
        <source>The optimizer keeps its state in 8 bits, a quarter of the memory, and learns as well.</source>
        <translation>优化器以 8 位保存状态，只占四分之一的显存，学习效果相同。</translation>
    </message>
    <message>
        <source>A rank of 8 keeps the LoRA and all that goes with it small.</source>
        <translation>秩为 8 可使 LoRA 及其相关数据都很小。</translation>
    </message>
    <message>
        <source>Pictures of 768 pixels hold half as much memory as those of 1024.</source>
        <translation>768 像素的图片占用的显存约为 1024 像素的一半。</translation>
    </message>
    <message>
        <source>Pictures of 512 pixels are the least at which the model still draws whole things; expect coarser detail.</source>
        <translation>512 像素是模型还能画出完整内容的最低分辨率；细节会粗糙一些。</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>{path} cannot be read.</source>
        <translation>{path} 无法读取。</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>{path} cannot be moved to the trash. Delete it in its folder instead.</source>
        <translation>{path} 无法移到回收站。请到它的文件夹里删除。</translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation>（没有提示词）</translation>
    </message>
    <message>
        <source>without: {negative}</source>
        <translation>不要：{negative}</translation>
    </message>
    <message>
        <source>training {run}, step {step}</source>
        <translation>训练 {run}，第 {step} 步</translation>
    </message>
    <message>
        <source>base model alone</source>
        <translation>只有底模</translation>
    </message>
    <message>
        <source>{source} at {strength:.2f}</source>
        <translation>{source}，强度 {strength:.2f}</translation>
    </message>
    <message>
        <source>seed {seed}, {steps} steps, guidance {guidance:g}, {width}×{height}</source>
        <translation>种子 {seed}，{steps} 步，引导强度 {guidance:g}，{width}×{height}</translation>
    </message>
</context>
<context>
    <name>project</name>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Access is denied</source>
        <translation>拒绝访问</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹不为空</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写错误</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备正忙</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>连接被对方重置</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>找不到该主机</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>a model of %1</source>
        <translation>%1 的模型</translation>
    </message>
    <message>
        <source>You want to train %1, and the preset &quot;%2&quot; comes nearest to that.</source>
        <translation>你想训练%1，与之最接近的预设是“%2”。</translation>
    </message>
    <message>
        <source>You want to train %1, and the preset &quot;%2&quot; is made for that.</source>
        <translation>你想训练%1，预设“%2”正是为此准备的。</translation>
    </message>
    <message>
        <source>Without a graphics card small pictures are the only quick ones: %1×%2. Even so, expect this to be slow, and the result to be a first impression.</source>
        <translation>没有显卡时，只有小图片才快：%1×%2。即便如此也会很慢，结果只能看个大概。</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 次</translation>
    </message>
    <message>
        <source>A person or character is learned best from %1 or more pictures: if you can, add some.</source>
        <translation>人物或角色最好用 %1 张或更多图片来学习：如果可以，请再添加一些。</translation>
    </message>
    <message>
        <source>There are no pictures yet: the advice gets better when they are there.</source>
        <translation>还没有图片：添加图片后，建议会更准确。</translation>
    </message>
    <message>
        <source>1 row is little: a manner takes some fifty examples, and facts take some hundred.</source>
        <translation>1 行很少：说话方式大约要五十个例子，事实要上百个。</translation>
    </message>
    <message>
        <source>%1 rows are few: a manner takes some fifty examples, and facts take some hundred.</source>
        <translation>%1 行很少：说话方式大约要五十个例子，事实要上百个。</translation>
    </message>
    <message>
        <source>You have %1, so the preset for small datasets is chosen: much dropout, so that they are not learned by heart.</source>
        <translation>你有 %1，因此选择了小数据集预设：dropout 较多，以免死记硬背。</translation>
    </message>
    <message>
        <source>So that it fits into the memory of %1, some things are computed twice.</source>
        <translation>为了装进 %1 的显存，有些内容会计算两次。</translation>
    </message>
    <message>
        <source>You have %1, too few for batches of %2: they get batches of %3 and more steps.</source>
        <translation>你有 %1，不够组成 %2 张的批次：改为 %3 张的批次，并增加步数。</translation>
    </message>
    <message>
        <source>You have %1, so each is looked at %2 instead of %3, so that enough is learned.</source>
        <translation>你有 %1，因此每张看 %2，而不是 %3 次，以便学够。</translation>
    </message>
    <message>
        <source>You have %1, so each is looked at %2 instead of %3, which is enough.</source>
        <translation>你有 %1，因此每张看 %2，而不是 %3 次，这已足够。</translation>
    </message>
    <message>
        <source>You have %1, so the dropout is %2, against learning them by heart, and each picture makes a step of its own.</source>
        <translation>你有 %1，因此 dropout 设为 %2，以免死记硬背，并且每张图片单独作为一步。</translation>
    </message>
    <message>
        <source>The run has only %1 steps, so it saves every %2.</source>
        <translation>训练只有 %1 步，因此每 %2 步保存一次。</translation>
    </message>
    <message>
        <source>The preset &quot;%1&quot; needs more memory than %2 has.</source>
        <translation>预设“%1”需要的内存比 %2 有的多。</translation>
    </message>
    <message>
        <source>This computer has no graphics card that can train, so the fast trial is chosen: a long run of a large model would take days here.</source>
        <translation>这台电脑没有可用于训练的显卡，因此选择了快速试训：大模型的长时间训练在这里要花几天。</translation>
    </message>
    <message>
        <source>%1 has less than 8 GB of memory, so the preset for low memory is chosen.</source>
        <translation>%1 的显存不足 8 GB，因此选择了低显存预设。</translation>
    </message>
    <message>
        <source>%1 has plenty of memory, so %2 pictures are looked at together, which is steadier; the learning rate grows with it.</source>
        <translation>%1 的显存充裕，因此同时看 %2 张图片，更稳定；学习率也随之提高。</translation>
    </message>
    <message>
        <source>resolution %1x%2 is smaller than bucket_step %3: lower bucket_step</source>
        <translation>分辨率 %1x%2 小于 bucket_step %3：请调低 bucket_step</translation>
    </message>
    <message>
        <source>%1 cannot be deleted (%2)</source>
        <translation>%1 无法删除（%2）</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2 must be true or false, not &quot;%3&quot;</source>
        <translation>“%1”：%2 应为 true 或 false，不能是“%3”</translation>
    </message>
    <message>
        <source>a concept begins with its folder</source>
        <translation>概念应以文件夹开头</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: repeats and samples exclude each other</source>
        <translation>“%1”：repeats 和 samples 不能同时使用</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: samples must be a whole number, not %2</source>
        <translation>“%1”：samples 应为整数，不能是 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2 must be a number from 0 to %3, not &quot;%4&quot;</source>
        <translation>“%1”：%2 应为 0 到 %3 的数字，不能是“%4”</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: a concept has no setting &quot;%2&quot;; it has repeats, samples, weight, %3 and options of captions and masks</source>
        <translation>“%1”：概念没有设置“%2”；可用的有 repeats、samples、weight、%3，以及标注和蒙版的选项</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: %2 stands there twice</source>
        <translation>“%1”：%2 写了两次</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: write %2 as %3=value</source>
        <translation>“%1”：请把 %2 写成 %3=value</translation>
    </message>
    <message>
        <source>%1 from %2 to %3 (%4)</source>
        <translation>从 %2 到 %3 的%1（%4）</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>从 %2 到 %3 的%1</translation>
    </message>
    <message>
        <source>%1, line %2: </source>
        <translation>%1，第 %2 行：</translation>
    </message>
    <message>
        <source>: options stand side by side, without sections around them</source>
        <translation>：选项直接并列书写，不分段落</translation>
    </message>
    <message>
        <source>; did you mean &quot;%1&quot;?</source>
        <translation>；是否想写“%1”？</translation>
    </message>
    <message>
        <source>; docs/configuration.md lists the keys</source>
        <translation>；所有键见 docs/configuration.md</translation>
    </message>
    <message>
        <source>%1 must be %2, not %3</source>
        <translation>%1 应为%2，不能是 %3</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>布尔值 true 或 false</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation>名称列表</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>文本列表</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>%1 without anything nested in it</source>
        <translation>没有嵌套内容的%1</translation>
    </message>
    <message>
        <source>%1 of at least %2 (%3)</source>
        <translation>不小于 %2 的%1（%3）</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>不小于 %2 的%1</translation>
    </message>
    <message>
        <source>%1: train_data_dir is missing: name the folder or file of texts, or &quot;sample&quot;</source>
        <translation>%1：缺少 train_data_dir：请指定文本的文件夹或文件，或写 &quot;sample&quot;</translation>
    </message>
    <message>
        <source>%1: train_data_dir is missing: name the folder of pictures, or &quot;sample&quot;</source>
        <translation>%1：缺少 train_data_dir：请指定图片文件夹，或写 &quot;sample&quot;</translation>
    </message>
    <message>
        <source>%1: output_dir is missing: name the folder that the run shall make</source>
        <translation>%1：缺少 output_dir：请指定这次训练要创建的文件夹</translation>
    </message>
    <message>
        <source>--set %1: write it as key=value</source>
        <translation>--set %1：请写成 key=value</translation>
    </message>
    <message>
        <source>--set %1: unknown key &quot;%2&quot;; did you mean &quot;%3&quot;?</source>
        <translation>--set %1：未知的键“%2”；是否想写“%3”？</translation>
    </message>
    <message>
        <source>--set %1: unknown key &quot;%2&quot;; use %3</source>
        <translation>--set %1：未知的键“%2”；请用 %3</translation>
    </message>
    <message>
        <source>%1: the config cannot be written (%2)</source>
        <translation>%1：配置无法写入（%2）</translation>
    </message>
    <message>
        <source>%1 has no effect: it belongs to the task %2</source>
        <translation>%1 不起作用：它属于任务 %2</translation>
    </message>
    <message>
        <source>%1unknown key &quot;%2&quot;%3</source>
        <translation>%1未知的键“%2”%3</translation>
    </message>
    <message>
        <source>%1 has no effect: it applies only when %2 is %3</source>
        <translation>%1 不起作用：只有 %2 为 %3 时才生效</translation>
    </message>
    <message>
        <source>LoRA Atelier crash report, %1</source>
        <translation>LoRA Atelier 崩溃报告，%1</translation>
    </message>
    <message>
        <source>This file was sent to nobody. If you want help, read it and send it yourself.</source>
        <translation>这个文件没有发送给任何人。如需帮助，请先阅读，再自行发送。</translation>
    </message>
    <message>
        <source>from source</source>
        <translation>从源代码运行</translation>
    </message>
    <message>
        <source>Apple graphics</source>
        <translation>Apple 图形芯片</translation>
    </message>
    <message>
        <source>AMD graphics card</source>
        <translation>AMD 显卡</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 或 %2</translation>
    </message>
    <message>
        <source>this run trained a language model, which is exported to %1, not to %2</source>
        <translation>这次训练的是语言模型，应导出为 %1，不能导出为 %2</translation>
    </message>
    <message>
        <source>this run trained a model that makes pictures, which is exported to %1, not to %2</source>
        <translation>这次训练的是图片生成模型，应导出为 %1，不能导出为 %2</translation>
    </message>
    <message>
        <source>no layer of this base model that can be trained is called %1; it has %2</source>
        <translation>这个底模里没有叫 %1 的可训练层；它有 %2</translation>
    </message>
    <message>
        <source>no layer of this base model that can be trained is called %1</source>
        <translation>这个底模里没有叫 %1 的可训练层</translation>
    </message>
    <message>
        <source>%1: %2 is not a regular expression (%3)</source>
        <translation>%1：%2 不是正则表达式（%3）</translation>
    </message>
    <message>
        <source>image model</source>
        <translation>图像模型</translation>
    </message>
    <message>
        <source>text encoder</source>
        <translation>文本编码器</translation>
    </message>
    <message>
        <source>second text encoder</source>
        <translation>第二个文本编码器</translation>
    </message>
    <message>
        <source>full difference</source>
        <translation>完整差值</translation>
    </message>
    <message>
        <source>kohya&apos;s scripts, or a tool that writes as they do</source>
        <translation>kohya 脚本，或写法相同的工具</translation>
    </message>
    <message>
        <source>; it looks like a whole model, which is given as the base model</source>
        <translation>；它看起来是完整的模型，应作为底模指定</translation>
    </message>
    <message>
        <source>; it looks like a textual inversion embedding</source>
        <translation>；它看起来是 textual inversion 嵌入</translation>
    </message>
    <message>
        <source> (its first tensor is %1)</source>
        <translation>（第一个张量是 %1）</translation>
    </message>
    <message>
        <source>%1: this is not a LoRA file: it has no LoRA weights%2</source>
        <translation>%1：不是 LoRA 文件，其中没有 LoRA 权重%2</translation>
    </message>
    <message>
        <source>%1: this is a pickle, which has no header to look into: convert it to .safetensors first</source>
        <translation>%1：这是 pickle 文件，没有可查看的文件头：请先转换为 .safetensors</translation>
    </message>
    <message>
        <source>%1: the folder holds %2 .safetensors files, name the one that is meant</source>
        <translation>%1：文件夹中有 %2 个 .safetensors 文件，请指明要用哪一个</translation>
    </message>
    <message>
        <source>%1: the folder holds no LoRA file</source>
        <translation>%1：文件夹中没有 LoRA 文件</translation>
    </message>
    <message>
        <source>%1 holds no config</source>
        <translation>%1 中没有配置</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no optimizer that can be used here; did you mean %2?</source>
        <translation>“%1”不是这里可用的优化器；是否想写 %2？</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no optimizer that can be used here: AdamW is the usual one</source>
        <translation>“%1”不是这里可用的优化器：通常用 AdamW</translation>
    </message>
    <message>
        <source>%1 numbers such as %2</source>
        <translation>含 %1 个数字的列表，例如 %2</translation>
    </message>
    <message>
        <source>a text such as &quot;%1&quot;</source>
        <translation>文本，例如“%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no argument: write it as name=value, for example weight_decouple=true</source>
        <translation>“%1”不是参数：请写成 name=value，例如 weight_decouple=true</translation>
    </message>
    <message>
        <source>%1 has no argument %2: did you mean %3?</source>
        <translation>%1 没有参数 %2：是否想写 %3？</translation>
    </message>
    <message>
        <source>%1 has no argument %2: it has %3</source>
        <translation>%1 没有参数 %2：可用的有 %3</translation>
    </message>
    <message>
        <source>%1 of %2 must be %3, not %4</source>
        <translation>%2 的 %1 应为%3，不能是 %4</translation>
    </message>
    <message>
        <source>must be %1, not &quot;%2&quot;</source>
        <translation>应为 %1，不能是“%2”</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>the file is damaged or not a safetensors file; download or copy it again</source>
        <translation>文件已损坏，或不是 safetensors 文件；请重新下载或复制</translation>
    </message>
    <message>
        <source>%1: the file is cut off: it has %2 of %3 bytes; download or copy it again</source>
        <translation>%1：文件不完整：%3 字节中只有 %2 字节；请重新下载或复制</translation>
    </message>
    <message>
        <source>%1: there is no such file</source>
        <translation>%1：没有这样的文件</translation>
    </message>
    <message>
        <source>Noise levels %1 to %2 are trained, evenly; %3 of all draws are in the noisier half.</source>
        <translation>训练噪声级别 %1 到 %2，均匀分布；%3 的抽样落在噪声较强的一半。</translation>
    </message>
    <message>
        <source>Noise levels %1 to %2 are trained, most often between %3 and %4; %5 of all draws are in the noisier half.</source>
        <translation>训练噪声级别 %1 到 %2，最集中在 %3 到 %4；%5 的抽样落在噪声较强的一半。</translation>
    </message>
    <message>
        <source>Noise levels %1 to %2 are trained, most often between  and %3; %4 of all draws are in the noisier half.</source>
        <translation>训练噪声级别 %1 到 %2，最集中在 %3 以下；%4 的抽样落在噪声较强的一半。</translation>
    </message>
    <message>
        <source>All loss weightings give the noisiest level of zero terminal SNR no weight, so that it is not learned: set loss_weighting to none and min_snr_gamma to 0.</source>
        <translation>所有损失加权都会让零终端 SNR 的最强噪声级别没有权重，因而学不到：把 loss_weighting 设为 none，并把 min_snr_gamma 设为 0。</translation>
    </message>
    <message>
        <source>A loss weighting and a timestep distribution both decide how much each noise level counts: use one.</source>
        <translation>损失加权和时间步分布都决定每个噪声级别占多大比重：只用其中一个。</translation>
    </message>
    <message>
        <source>Debiased and P2 weights were derived for squared errors: set loss_type to l2, or loss_weighting to none.</source>
        <translation>Debiased 和 P2 权重是为平方误差推导的：把 loss_type 设为 l2，或把 loss_weighting 设为 none。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of an update file: it must begin with https:// or file:///</source>
        <translation>“%1”不是更新文件的地址：地址应以 https:// 或 file:/// 开头</translation>
    </message>
    <message>
        <source>the update file names no version: it must hold {&quot;version&quot;: &quot;1.2.3&quot;, &quot;notes&quot;: …, &quot;page&quot;: …}</source>
        <translation>更新文件没有写明版本：其中应有 {&quot;version&quot;: &quot;1.2.3&quot;, &quot;notes&quot;: …, &quot;page&quot;: …}</translation>
    </message>
    <message>
        <source>the update file %1 is larger than %2 KB, so it is no update file</source>
        <translation>更新文件 %1 大于 %2 KB，不像是更新文件</translation>
    </message>
    <message>
        <source>the update file is no JSON (%1)</source>
        <translation>更新文件不是 JSON（%1）</translation>
    </message>
    <message>
        <source>it leads to %1, which is not https</source>
        <translation>它指向 %1，不是 https</translation>
    </message>
    <message>
        <source>the update file %1 cannot be had: %2</source>
        <translation>无法获取更新文件 %1：%2</translation>
    </message>
    <message>
        <source>validate_every needs %1s: set validation_share (0.1 is usual), or name a validation_dir</source>
        <translation>validate_every 需要用于验证的 %1：请设置 validation_share（通常为 0.1），或指定 validation_dir</translation>
    </message>
    <message>
        <source>one %1 cannot be trained and held back: name a validation_dir, or set validate_every=0</source>
        <translation>只有一个 %1 时无法既训练又留出：请指定 validation_dir，或设置 validate_every=0</translation>
    </message>
    <message>
        <source>%1, line %2: a config is a list of `key: value` lines</source>
        <translation>%1，第 %2 行：配置由一行行 `key: value` 组成</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1: this is no config (larger than 1 MiB)</source>
        <translation>%1：这不是配置文件（大于 1 MiB）</translation>
    </message>
    <message>
        <source>%1 must be one value or a plain list of values</source>
        <translation>%1 应为一个值，或一个简单的值列表</translation>
    </message>
    <message>
        <source>%1, line %2: a key must be a plain word</source>
        <translation>%1，第 %2 行：键应为一个普通的词</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; stands here again, first in line %4: keep one of the two</source>
        <translation>%1，第 %2 行：“%3”重复出现，第一次在第 %4 行：请只保留一个</translation>
    </message>
    <message>
        <source>%1, line %2: %3 is empty, because # begins a comment: put the value in quotes, &quot;#...&quot;</source>
        <translation>%1，第 %2 行：%3 是空的，因为 # 之后是注释：请给值加上引号，&quot;#...&quot;</translation>
    </message>
    <message>
        <source>%1: there is no such config file</source>
        <translation>%1：没有这样的配置文件</translation>
    </message>
    <message>
        <source>%1: the config cannot be read (%2)</source>
        <translation>%1：配置无法读取（%2）</translation>
    </message>
    <message>
        <source>%1, line %2: the config is not UTF-8 text: save it as UTF-8</source>
        <translation>%1，第 %2 行：配置不是 UTF-8 文本：请存为 UTF-8</translation>
    </message>
</context>
<context>
    <name>project/captioning</name>
    <message>
        <source>Comes with the app and needs no download: short captions of simple subjects, good for a first try.</source>
        <translation>应用自带，无需下载：为简单的主体写简短标注，适合初次尝试。</translation>
    </message>
    <message>
        <source>Puts captions together from a list of phrases that you can edit: subject, medium, light, colours.</source>
        <translation>用可编辑的短语列表拼成标注：主体、媒介、光线、颜色。</translation>
    </message>
    <message>
        <source>The same in small: fast on a processor, a little less sure.</source>
        <translation>同一模型的小型版：在处理器上也很快，准确度略低。</translation>
    </message>
    <message>
        <source>Writes one short plain sentence a picture.</source>
        <translation>为每张图片写一个简短的普通句子。</translation>
    </message>
    <message>
        <source>WD EVA02-Large tagger v3</source>
        <translation>WD EVA02-Large 打标模型 v3</translation>
    </message>
    <message>
        <source>The most exact tagger for drawings and anime, with names of characters.</source>
        <translation>最准确的插画和动漫打标模型，能识别角色名。</translation>
    </message>
    <message>
        <source>WD ViT tagger v3</source>
        <translation>WD ViT 打标模型 v3</translation>
    </message>
    <message>
        <source>A tagger for drawings and anime that is fast on a processor too.</source>
        <translation>插画和动漫打标模型，在处理器上也很快。</translation>
    </message>
    <message>
        <source>WD SwinV2 tagger v3</source>
        <translation>WD SwinV2 打标模型 v3</translation>
    </message>
    <message>
        <source>A tagger for drawings and anime between the two others.</source>
        <translation>插画和动漫打标模型，介于另外两个之间。</translation>
    </message>
    <message>
        <source>Short sentences, fast, runs nearly everywhere.</source>
        <translation>句子简短，速度快，几乎到处都能运行。</translation>
    </message>
    <message>
        <source>Short sentences that are more exact; needs a card with 8 GB, or 4 bit.</source>
        <translation>句子简短而更准确；需要 8 GB 显存的显卡，或使用 4 位。</translation>
    </message>
    <message>
        <source>A whole paragraph a picture at little cost; the best choice for a small card.</source>
        <translation>为每张图片写一整段，开销很小；小显存显卡的最佳选择。</translation>
    </message>
    <message>
        <source>The same in small, also for a processor.</source>
        <translation>同一模型的小型版，处理器也能用。</translation>
    </message>
    <message>
        <source>Does what the prompt asks, in many languages; needs a card with 10 GB, or 4 bit.</source>
        <translation>按提示词的要求来写，支持多种语言；需要 10 GB 显存的显卡，或使用 4 位。</translation>
    </message>
    <message>
        <source>Detailed captions that follow the prompt closely; needs a card with 20 GB, or 4 bit.</source>
        <translation>严格按提示词写出详细的标注；需要 20 GB 显存的显卡，或使用 4 位。</translation>
    </message>
    <message>
        <source>%1 is no model: a folder, or a file .safetensors, .pt, .bin or .onnx is looked for</source>
        <translation>%1 不是模型：应为文件夹，或 .safetensors、.pt、.bin、.onnx 文件</translation>
    </message>
    <message>
        <source>%1 holds no model that writes captions: an open_clip model, a tagger or one of transformers</source>
        <translation>%1 中没有能写标注的模型：应为 open_clip 模型、打标模型或 transformers 模型</translation>
    </message>
    <message>
        <source>%1 is no model of open_clip: name its folder if it is of transformers</source>
        <translation>%1 不是 open_clip 模型：如果是 transformers 模型，请指定它的文件夹</translation>
    </message>
    <message>
        <source>%1: there is no such model: name a folder, a file, or a model on the hub as owner/name</source>
        <translation>%1：没有这样的模型：请指定文件夹、文件，或 Hub 上的模型（owner/name）</translation>
    </message>
    <message>
        <source>%1 is a base model that draws pictures, it cannot describe them: choose another</source>
        <translation>%1 是画图的底模，不能描述图片：请换一个</translation>
    </message>
    <message>
        <source>%1: its config.json names no model_type: it is no model of transformers</source>
        <translation>%1：其中的 config.json 没有写明 model_type，不是 transformers 模型</translation>
    </message>
    <message>
        <source>%1 lacks preprocessor_config.json, which says how pictures are given to it: download it too</source>
        <translation>%1 缺少 preprocessor_config.json（说明图片如何交给模型）：请把它也下载</translation>
    </message>
    <message>
        <source>%1 has a description of a %2 model but no weights: download its .safetensors too</source>
        <translation>%1 中有 %2 模型的说明，但没有权重：请把它的 .safetensors 也下载</translation>
    </message>
    <message>
        <source>%1: a tagger needs its %2 in the same folder: download that too</source>
        <translation>%1：打标模型需要同一文件夹中的 %2：请把它也下载</translation>
    </message>
    <message>
        <source>%1 has the tags of a tagger but not its model.onnx: download that too</source>
        <translation>%1 中有打标模型的标签，但没有 model.onnx：请把它也下载</translation>
    </message>
    <message>
        <source>%1 cannot be read: download it again</source>
        <translation>%1 无法读取：请重新下载</translation>
    </message>
    <message>
        <source>min_new_tokens is more than max_new_tokens: lower it</source>
        <translation>min_new_tokens 大于 max_new_tokens：请调低前者</translation>
    </message>
    <message>
        <source>trigger_word: tags are parted by %1 and a word cannot have it</source>
        <translation>trigger_word：标签以 %1 分隔，词中不能含有它</translation>
    </message>
    <message>
        <source>there are no phrases in the language &quot;%1&quot;: take one of %2; did you mean &quot;%3&quot;?</source>
        <translation>没有语言“%1”的短语：请选 %2 之一；是否想写“%3”？</translation>
    </message>
    <message>
        <source>there are no phrases in the language &quot;%1&quot;: take one of %2</source>
        <translation>没有语言“%1”的短语：请选 %2 之一</translation>
    </message>
    <message>
        <source>no phrases are left for captions in %1: %2 replaces all and adds none</source>
        <translation>语言 %1 已没有可用于标注的短语：%2 替换了全部，却没有添加</translation>
    </message>
    <message>
        <source>%1: a template needs {} where the phrase stands</source>
        <translation>%1：模板中放短语的位置需要写 {}</translation>
    </message>
    <message>
        <source>%1: replace: &quot;%2&quot; is no category: write yes, or some of %3</source>
        <translation>%1：replace：“%2”不是类别：请写 yes，或 %3 中的一些</translation>
    </message>
    <message>
        <source>%1: this is no list of phrases (larger than %2 MiB)</source>
        <translation>%1：这不是短语列表（大于 %2 MiB）</translation>
    </message>
    <message>
        <source>%1, line %2: categories with lists are expected, as in `subject: [cat, dog]`</source>
        <translation>%1，第 %2 行：应为带列表的类别，例如 `subject: [cat, dog]`</translation>
    </message>
    <message>
        <source>%1, line %2: a phrase must be one line of text</source>
        <translation>%1，第 %2 行：短语应为一行文字</translation>
    </message>
    <message>
        <source>%1: a phrase is missing beside the =: write `what is asked = what the caption says`</source>
        <translation>%1：= 旁边缺少短语：请写成 `what is asked = what the caption says`</translation>
    </message>
    <message>
        <source>%1: a phrase may have %2 characters, this one has %3</source>
        <translation>%1：短语最多 %2 个字符，这一条有 %3 个</translation>
    </message>
    <message>
        <source>%1: the phrases cannot be read (%2)</source>
        <translation>%1：短语无法读取（%2）</translation>
    </message>
    <message>
        <source>%1, line %2: the phrases are not UTF-8 text: save the file as UTF-8</source>
        <translation>%1，第 %2 行：短语不是 UTF-8 文本：请把文件存为 UTF-8</translation>
    </message>
    <message>
        <source>%1, line %2: not readable as YAML (%3)</source>
        <translation>%1，第 %2 行：无法按 YAML 读取（%3）</translation>
    </message>
    <message>
        <source>%1: not readable as YAML (%2)</source>
        <translation>%1：无法按 YAML 读取（%2）</translation>
    </message>
    <message>
        <source>%1, line %2: %3 needs a list of phrases, each behind a -</source>
        <translation>%1，第 %2 行：%3 需要短语列表，每条前加 -</translation>
    </message>
    <message>
        <source>%1, line %2: a category is written as [subject]</source>
        <translation>%1，第 %2 行：类别应写成 [subject] 的形式</translation>
    </message>
    <message>
        <source>%1, line %2: a category such as [subject] must stand above the first phrase</source>
        <translation>%1，第 %2 行：第一条短语之前应有 [subject] 这样的类别</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no category: take one of %4; did you mean &quot;%5&quot;?</source>
        <translation>%1，第 %2 行：“%3”不是类别：请选 %4 之一；是否想写“%5”？</translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is no category: take one of %4</source>
        <translation>%1，第 %2 行：“%3”不是类别：请选 %4 之一</translation>
    </message>
    <message>
        <source>%1: captions are written as a table .csv, such as metadata.csv</source>
        <translation>%1：标注以 .csv 表格写出，例如 metadata.csv</translation>
    </message>
    <message>
        <source>%1 has rows with more columns than its first line: name another --output</source>
        <translation>%1 中有些行的列数多于第一行：请换一个 --output</translation>
    </message>
    <message>
        <source>%1: there is no such folder</source>
        <translation>%1：没有这样的文件夹</translation>
    </message>
    <message>
        <source>%1: name another --output, or put it right</source>
        <translation>%1：请换一个 --output，或改正它</translation>
    </message>
    <message>
        <source>%1 is not readable as CSV (%2): name another --output, or put it right</source>
        <translation>%1 无法按 CSV 读取（%2）：请换一个 --output，或改正它</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2)</source>
        <translation>%1 无法写入（%2）</translation>
    </message>
</context>
<context>
    <name>project/dataset</name>
    <message>
        <source>each line must be like {&quot;file_name&quot;: &quot;cat.png&quot;, &quot;text&quot;: &quot;a cat&quot;}</source>
        <translation>每行应写成 {&quot;file_name&quot;: &quot;cat.png&quot;, &quot;text&quot;: &quot;a cat&quot;} 的形式</translation>
    </message>
    <message>
        <source>its first line must be &quot;filename,prompt&quot;</source>
        <translation>第一行应为 &quot;filename,prompt&quot;</translation>
    </message>
    <message>
        <source>%1 is no file, only called like one: remove it</source>
        <translation>%1 不是文件，只是名称像文件：请移除</translation>
    </message>
    <message>
        <source>%1 is too large for text (%2 MB): remove or rename it</source>
        <translation>%1 作为文本太大（%2 MB）：请移除或改名</translation>
    </message>
    <message>
        <source>%1: there is no such metadata file</source>
        <translation>%1：没有这样的元数据文件</translation>
    </message>
    <message>
        <source>%1: no caption found in it; %2</source>
        <translation>%1：其中没有找到标注；%2</translation>
    </message>
    <message>
        <source>%1: %2 pictures are named more than once; the first caption counts</source>
        <translation>%1：有 %2 张图片出现多次；以第一条标注为准</translation>
    </message>
    <message>
        <source>%1: %2 lines are passed over (line %3); %4</source>
        <translation>%1：跳过了 %2 行（第 %3 行）；%4</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text: save it as UTF-8</source>
        <translation>%1 不是 UTF-8 文本：请存为 UTF-8</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2)</source>
        <translation>%1 无法读取（%2）</translation>
    </message>
    <message>
        <source>%1 cannot be used; %2</source>
        <translation>%1 无法使用；%2</translation>
    </message>
    <message>
        <source>%1 is not readable as CSV (%2)</source>
        <translation>%1 无法按 CSV 读取（%2）</translation>
    </message>
    <message>
        <source>train_data_dir is missing: name the folder with your pictures, or &quot;sample&quot; for the built-in ones</source>
        <translation>缺少 train_data_dir：请指定存放图片的文件夹，或写 &quot;sample&quot; 使用内置图片</translation>
    </message>
    <message>
        <source>%1 holds regularisation pictures only: name a train_data_dir to learn from</source>
        <translation>%1 中只有正则化图片：请指定要学习的 train_data_dir</translation>
    </message>
    <message>
        <source>%1: the braces of its wildcards do not pair up: write {one|two}, or turn them off</source>
        <translation>%1：通配符的花括号不成对：请写成 {one|two}，或关闭通配符</translation>
    </message>
    <message>
        <source>the caption of %1</source>
        <translation>%1 的标注</translation>
    </message>
    <message>
        <source>%1 files are not supported: save it as PNG or JPEG</source>
        <translation>不支持 %1 文件：请存为 PNG 或 JPEG</translation>
    </message>
    <message>
        <source>its folder&apos;s name asks for 0 repeats</source>
        <translation>它的文件夹名称写的是 0 次重复</translation>
    </message>
    <message>
        <source>%1: there is no such picture folder</source>
        <translation>%1：没有这样的图片文件夹</translation>
    </message>
    <message>
        <source>%1 of %2 pictures have no mask and count as a whole: %3</source>
        <translation>%2 张图片中有 %1 张没有蒙版，整张都学：%3</translation>
    </message>
    <message>
        <source>mask_source is &quot;folder&quot;: name the folder of the masks as mask_dir</source>
        <translation>mask_source 为 &quot;folder&quot;：请用 mask_dir 指定蒙版文件夹</translation>
    </message>
    <message>
        <source>%1: there is no such mask folder</source>
        <translation>%1：没有这样的蒙版文件夹</translation>
    </message>
    <message>
        <source>is all black: nothing of the picture is learned</source>
        <translation>全黑：图片的内容都不学</translation>
    </message>
    <message>
        <source>is %1x%2, another shape than the picture&apos;s %3x%4: it is stretched</source>
        <translation>为 %1x%2，与图片的 %3x%4 形状不同：会被拉伸</translation>
    </message>
    <message>
        <source>the mask of %1 %2</source>
        <translation>%1 的蒙版%2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，另有 %2 个</translation>
    </message>
    <message>
        <source>is not used: %1</source>
        <translation>未使用：%1</translation>
    </message>
    <message>
        <source>at most %1 million</source>
        <translation>最多 %1 百万</translation>
    </message>
    <message>
        <source>it is damaged (%1)</source>
        <translation>已损坏（%1）</translation>
    </message>
    <message>
        <source>the file ends too early: it is damaged or was not copied whole</source>
        <translation>文件提前结束：已损坏，或没有完整复制</translation>
    </message>
    <message>
        <source>it cannot be read (%1)</source>
        <translation>无法读取（%1）</translation>
    </message>
    <message>
        <source>%1x%2 are more pixels than is safe to open (%3)</source>
        <translation>%1x%2 的像素多得无法安全打开（%3）</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>it has more pixels than is safe to open (%1)</source>
        <translation>像素多得无法安全打开（%1）</translation>
    </message>
    <message>
        <source>it is damaged, or not a picture of a known kind</source>
        <translation>已损坏，或不是已知类型的图片</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>过小</translation>
    </message>
    <message>
        <source>too large to open safely</source>
        <translation>过大，无法安全打开</translation>
    </message>
    <message>
        <source>of an unsupported format</source>
        <translation>格式不支持</translation>
    </message>
    <message>
        <source>with an unreadable caption</source>
        <translation>标注无法读取</translation>
    </message>
    <message>
        <source>without caption</source>
        <translation>没有标注</translation>
    </message>
    <message>
        <source>in folders with 0 repeats</source>
        <translation>位于 0 次重复的文件夹</translation>
    </message>
    <message>
        <source>%1: none of its %2 pictures can be used (%3): the minimum is %4x%5, see min_size</source>
        <translation>%1：%2 张图片都无法使用（%3）：最小为 %4x%5，见 min_size</translation>
    </message>
    <message>
        <source>%1: %2: no caption; write one beside each as NAME.txt</source>
        <translation>%1：%2：没有标注；请在每张图片旁写一个 NAME.txt</translation>
    </message>
    <message>
        <source>%1x%2 is smaller than the minimum %3x%4</source>
        <translation>%1x%2 小于最小尺寸 %3x%4</translation>
    </message>
    <message>
        <source>trigger word</source>
        <translation>触发词</translation>
    </message>
    <message>
        <source>%1 is not a folder: name the folder that holds the pictures</source>
        <translation>%1 不是文件夹：请指定存放图片的文件夹</translation>
    </message>
    <message>
        <source>%1 is empty: put PNG, JPEG or WebP files there</source>
        <translation>%1 是空的：请放入 PNG、JPEG 或 WebP 文件</translation>
    </message>
    <message>
        <source>%1 holds no pictures: put PNG, JPEG or WebP files there</source>
        <translation>%1 中没有图片：请放入 PNG、JPEG 或 WebP 文件</translation>
    </message>
    <message>
        <source>%1 pictures have neither caption nor trigger word and are trained without text: %2</source>
        <translation>%1 张图片既没有标注也没有触发词，训练时不带文字：%2</translation>
    </message>
    <message>
        <source>its caption %1</source>
        <translation>它的标注%1</translation>
    </message>
    <message>
        <source>folder name</source>
        <translation>文件夹名称</translation>
    </message>
    <message>
        <source>%1 pictures have no caption and are trained with the trigger word or folder name: %2</source>
        <translation>%1 张图片没有标注，用触发词或文件夹名称来训练：%2</translation>
    </message>
    <message>
        <source>the folder &quot;%1&quot; is not read as %2 repeats: at most %3 are</source>
        <translation>文件夹“%1”不按 %2 次重复读取：最多 %3 次</translation>
    </message>
    <message>
        <source>%1 names %2 pictures that are not there: %3</source>
        <translation>%1 列出了 %2 张不存在的图片：%3</translation>
    </message>
    <message>
        <source>%1: it is not used</source>
        <translation>%1：未使用</translation>
    </message>
    <message>
        <source>it has no caption</source>
        <translation>没有标注</translation>
    </message>
    <message>
        <source>%1 is a folder: rename it, so that the caption can have this name</source>
        <translation>%1 是文件夹：请改名，让标注能用这个名称</translation>
    </message>
</context>
<context>
    <name>project/estimate</name>
    <message>
        <source>1 step</source>
        <translation>1 步</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>about %1 days</source>
        <translation>约 %1 天</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>about %1 hours</source>
        <translation>约 %1 小时</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 looked at %2 times each will be learned by heart, and every picture will look like them: set the epochs to %3 or fewer, or add more pictures.</source>
        <translation>%1各看 %2 次会被死记硬背，画出的每张图片都会像它们：把轮数设为 %3 或更少，或添加更多图片。</translation>
    </message>
    <message>
        <source>%1 looked at %2 times each will be learned by heart, and every picture will look like them: set the epochs to %3 or fewer, set the dropout to 0.2, or add more pictures.</source>
        <translation>%1各看 %2 次会被死记硬背，画出的每张图片都会像它们：把轮数设为 %3 或更少，把 dropout 设为 0.2，或添加更多图片。</translation>
    </message>
    <message>
        <source>After %1 at a learning rate of %2 little will show: try a learning rate of %3.</source>
        <translation>以学习率 %2 训练 %1，几乎看不出效果：请试试学习率 %3。</translation>
    </message>
    <message>
        <source>After %1 at a learning rate of %2 little will show: set the epochs to %3 or more.</source>
        <translation>以学习率 %2 训练 %1，几乎看不出效果：把轮数设为 %3 或更多。</translation>
    </message>
    <message>
        <source>After %1 at a learning rate of %2 little will show: add more pictures, or make the batch smaller.</source>
        <translation>以学习率 %2 训练 %1，几乎看不出效果：添加更多图片，或减小批次。</translation>
    </message>
    <message>
        <source>0.0001 to 0.0004</source>
        <translation>0.0001 到 0.0004</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>约一分钟</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>The run needs about %1 and the disk has %2 free: make room, or keep fewer checkpoints.</source>
        <translation>训练约需 %1，磁盘剩余 %2：请腾出空间，或少保留几个检查点。</translation>
    </message>
    <message>
        <source>%1 has %2 of memory, and this run may need about %3: %4.</source>
        <translation>%1 的显存为 %2，而这次训练可能需要约 %3：%4。</translation>
    </message>
    <message>
        <source>%1 are very few: with %2 or more different ones the LoRA will be able to make new pictures.</source>
        <translation>%1太少：有 %2 张或更多不同的图片，LoRA 才能画出新图。</translation>
    </message>
    <message>
        <source>%1 is very few: with %2 or more different ones the LoRA will be able to make new pictures.</source>
        <translation>%1太少：有 %2 张或更多不同的图片，LoRA 才能画出新图。</translation>
    </message>
    <message>
        <source>A batch of %1 never comes together from %2: set the batch size to %3.</source>
        <translation>%2凑不满 %1 张的批次：把批大小设为 %3。</translation>
    </message>
    <message>
        <source>A learning rate of %1 with alpha %2 and rank %3 may break the pictures: try %4.</source>
        <translation>学习率 %1 配合 alpha %2、秩 %3，可能毁掉图片：请试试 %4。</translation>
    </message>
    <message>
        <source>Alpha %1 with rank %2 makes the LoRA act at %3 times its strength: set alpha to %4, unless you mean it.</source>
        <translation>alpha %1 配合秩 %2，使 LoRA 以 %3 倍强度起作用：如果不是有意如此，把 alpha 设为 %4。</translation>
    </message>
    <message>
        <source>No picture has a caption and there is no trigger word, so no word calls the LoRA: set a trigger word.</source>
        <translation>没有图片带有标注，也没有触发词，因此没有词能唤出 LoRA：请设置触发词。</translation>
    </message>
    <message>
        <source>The run has %1 and saves every %2, so a power cut would lose all of it: set it to %3 to be safe.</source>
        <translation>训练共 %1，每 %2 步保存一次，断电会全部丢失：为稳妥起见，请设为 %3。</translation>
    </message>
    <message>
        <source>There are preview prompts but no previews: set preview every to %1 steps.</source>
        <translation>有预览提示词，却没有预览：请把预览间隔设为 %1 步。</translation>
    </message>
    <message>
        <source>The base model draws at %1×%2: %3×%4 will be slow and look no better. Set the resolution to 0 for the model&apos;s own.</source>
        <translation>底模的出图尺寸是 %1×%2：%3×%4 会很慢，效果也不会更好。把分辨率设为 0，采用模型自身的分辨率。</translation>
    </message>
    <message>
        <source>The warm-up of %1 steps takes most of the run&apos;s %2: set it to %3.</source>
        <translation>%1 步的预热占了训练 %2 步的大部分：请设为 %3。</translation>
    </message>
    <message>
        <source>The disk will be almost full: only about %1 stay free.</source>
        <translation>磁盘将几乎占满：只剩约 %1。</translation>
    </message>
    <message>
        <source>The run will take %1: fewer epochs or a smaller resolution make it shorter.</source>
        <translation>训练需要 %1：减少轮数或降低分辨率可以缩短。</translation>
    </message>
    <message>
        <source>Pictures of %1×%2 are slow to train without a graphics card. This run will take %3. Set the resolution to 256, or try the starter model first.</source>
        <translation>没有显卡时，训练 %1×%2 的图片很慢。这次训练需要 %3。把分辨率设为 256，或先试试入门模型。</translation>
    </message>
    <message>
        <source>Pictures of %1×%2 are slow to train without a graphics card. Set the resolution to 256, or try the starter model first.</source>
        <translation>没有显卡时，训练 %1×%2 的图片很慢。把分辨率设为 256，或先试试入门模型。</translation>
    </message>
    <message>
        <source>turn on &quot;save memory by computing twice&quot;</source>
        <translation>打开“用重复计算节省显存”</translation>
    </message>
    <message>
        <source>A person or character is learned best from %1 or more pictures, and there are %2: add some from other sides, in other light, with other expressions.</source>
        <translation>人物或角色最好用 %1 张或更多图片来学习，现在有 %2 张：请补充其他侧面、其他光线、其他表情的图片。</translation>
    </message>
    <message>
        <source>A learning rate of %1 is so low that little will be learned: try %2.</source>
        <translation>学习率 %1 太低，学不到多少东西：请试试 %2。</translation>
    </message>
    <message>
        <source>%1 without a caption are trained without a word: write one, or set a trigger word.</source>
        <translation>%1没有标注，训练时不带任何词：请编写标注，或设置触发词。</translation>
    </message>
    <message>
        <source>Previews are asked for but there is no preview prompt: write one.</source>
        <translation>已要求预览，但没有预览提示词：请写一个。</translation>
    </message>
    <message>
        <source>set a smaller batch or resolution</source>
        <translation>调低批大小或分辨率</translation>
    </message>
    <message>
        <source>The first preview would come after %1 steps, and the run has only %2.</source>
        <translation>第一次预览要到 %1 步之后，而整个训练只有 %2 步。</translation>
    </message>
    <message>
        <source>measured on this computer</source>
        <translation>在本机测得</translation>
    </message>
    <message>
        <source>a guess for this device</source>
        <translation>对该设备的估计</translation>
    </message>
    <message>
        <source>set a smaller batch or a shorter longest text</source>
        <translation>调低批大小，或缩短最长文本</translation>
    </message>
    <message>
        <source>%1 of %2 texts are longer than %3 tokens and lose something: raise the longest text, or shorten them.</source>
        <translation>%2 篇文本中有 %1 篇超过 %3 个 token，会丢失内容：调高最长文本，或把它们改短。</translation>
    </message>
    <message>
        <source>%1 texts are very few: a few hundred teach terms and tone well.</source>
        <translation>%1 篇文本太少：几百篇就能教好术语和语气。</translation>
    </message>
    <message>
        <source>Each text is read %1 times and will be learned by heart: 3 to 5 epochs are usual; look at the perplexity of held-back texts.</source>
        <translation>每篇文本看 %1 次会被死记硬背：通常训练 3 到 5 轮；请看留出文本的困惑度。</translation>
    </message>
    <message>
        <source>A batch of %1 never comes together from %2 rows: set it to %3.</source>
        <translation>%2 行凑不满 %1 行的批次：请设为 %3。</translation>
    </message>
    <message>
        <source>A batch of %1 never comes together from %2 row: set it to %3.</source>
        <translation>%2 行凑不满 %1 行的批次：请设为 %3。</translation>
    </message>
    <message>
        <source>The run has %1 steps and saves every %2, so a power cut would lose all of it: set it to %3 to be safe.</source>
        <translation>训练共 %1 步，每 %2 步保存一次，断电会全部丢失：为稳妥起见，请设为 %3。</translation>
    </message>
    <message>
        <source>hold the base in 4 bits</source>
        <translation>以 4 位保存底模</translation>
    </message>
</context>
<context>
    <name>project/exchange</name>
    <message>
        <source>%1 holds %2 files, more than is safe to unpack (%3)</source>
        <translation>%1 中有 %2 个文件，多得无法安全解压（%3）</translation>
    </message>
    <message>
        <source>%1 is locked with a password: unpack it yourself and add the folder</source>
        <translation>%1 有密码保护：请自行解压，再添加文件夹</translation>
    </message>
    <message>
        <source>the archive needs %1 MB, and only %2 MB are free: make room first</source>
        <translation>压缩包需要 %1 MB，而只剩 %2 MB：请先腾出空间</translation>
    </message>
    <message>
        <source>it is called like a folder of the archive</source>
        <translation>它与压缩包中的一个文件夹同名</translation>
    </message>
    <message>
        <source>it is damaged in the archive (%1)</source>
        <translation>它在压缩包中已损坏（%1）</translation>
    </message>
    <message>
        <source>%1 is damaged or no zip archive (%2)</source>
        <translation>%1 已损坏，或不是 zip 压缩包（%2）</translation>
    </message>
    <message>
        <source>%1: %2 would swell to %3 MB: it is not unpacked</source>
        <translation>%1：%2 解压后会膨胀到 %3 MB：未解压</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>it is in the archive twice: only the first one was taken</source>
        <translation>它在压缩包中出现两次：只取第一个</translation>
    </message>
    <message>
        <source>an archive in it is not opened: unpack it</source>
        <translation>其中的压缩包没有打开：请将其解压</translation>
    </message>
    <message>
        <source>it is no file, or a link that leads nowhere</source>
        <translation>它不是文件，或是指向不存在位置的链接</translation>
    </message>
    <message>
        <source>a file of this name came in meanwhile</source>
        <translation>期间出现了同名文件</translation>
    </message>
    <message>
        <source>%1 cannot be read as a dataset file of kohya&apos;s scripts (%2)</source>
        <translation>%1 无法按 kohya 脚本的数据集文件读取（%2）</translation>
    </message>
    <message>
        <source>%1: its caption cannot be read: %2</source>
        <translation>%1：标注无法读取：%2</translation>
    </message>
    <message>
        <source>%1 holds no pictures</source>
        <translation>%1 中没有图片</translation>
    </message>
    <message>
        <source>%1: none of the %2 pictures that it names is there</source>
        <translation>%1：它列出的 %2 张图片都不存在</translation>
    </message>
    <message>
        <source>%1 names no picture folder that is there (image_dir of a subset)</source>
        <translation>%1 中没有写明存在的图片文件夹（子集的 image_dir）</translation>
    </message>
    <message>
        <source>%1 holds regularisation pictures: set that as a concept on the Train page</source>
        <translation>%1 中是正则化图片：请在“训练”页设为概念</translation>
    </message>
    <message>
        <source>%1: the folder &quot;%2&quot; is not there</source>
        <translation>%1：文件夹“%2”不存在</translation>
    </message>
    <message>
        <source>%1 names no pictures</source>
        <translation>%1 没有列出图片</translation>
    </message>
    <message>
        <source>a folder for kohya&apos;s scripts: 10_name with captions beside the pictures, and dataset.toml</source>
        <translation>供 kohya 脚本使用的文件夹：10_name，标注在图片旁边，另有 dataset.toml</translation>
    </message>
    <message>
        <source>a folder that Hugging Face datasets load as imagefolder: train/ with metadata.jsonl</source>
        <translation>Hugging Face datasets 能以 imagefolder 加载的文件夹：train/，其中有 metadata.jsonl</translation>
    </message>
    <message>
        <source>pictures and one metadata.csv with the columns filename and prompt</source>
        <translation>图片，以及一个含 filename 和 prompt 列的 metadata.csv</translation>
    </message>
    <message>
        <source>pictures with their captions beside them as NAME.txt</source>
        <translation>图片，旁边是名为 NAME.txt 的标注</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no layout: use %2</source>
        <translation>“%1”不是可用的格式：请用 %2</translation>
    </message>
    <message>
        <source>%1 pictures have no caption</source>
        <translation>%1 张图片没有标注</translation>
    </message>
    <message>
        <source>%1 lies in the dataset itself, which would then hold everything twice: choose another place</source>
        <translation>%1 位于数据集内部，那样会把所有内容装两份：请换一个位置</translation>
    </message>
    <message>
        <source>%1 has signs that are no letters: choose another place</source>
        <translation>%1 中含有特殊字符：请换一个位置</translation>
    </message>
    <message>
        <source>%1 is there already: choose another name</source>
        <translation>%1 已经存在：请换一个名称</translation>
    </message>
    <message>
        <source>%1 holds no pictures to take out</source>
        <translation>%1 中没有可以导出的图片</translation>
    </message>
    <message>
        <source>%1 MB are needed at %2, and only %3 MB are free</source>
        <translation>%2 需要 %1 MB，而只剩 %3 MB</translation>
    </message>
    <message>
        <source>some captions have several lines: enable_wildcard lets the scripts draw one of them</source>
        <translation>有些标注有多行：用 enable_wildcard 可让脚本随机选取其中一行</translation>
    </message>
    <message>
        <source>in dataset.toml the folders are named as they lie in the archive: start the scripts there</source>
        <translation>dataset.toml 中的文件夹名称对应压缩包内的位置：请在那里启动脚本</translation>
    </message>
    <message>
        <source>taking out was stopped; nothing was written</source>
        <translation>导出已停止；没有写入任何内容</translation>
    </message>
    <message>
        <source>none of the pictures can be taken out: %1: %2</source>
        <translation>没有图片可以导出：%1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be made (%2): choose another place</source>
        <translation>%1 无法创建（%2）：请换一个位置</translation>
    </message>
    <message>
        <source>%1 could not be copied (%2)</source>
        <translation>%1 未能复制（%2）</translation>
    </message>
    <message>
        <source>the caption of %1 does not read back the same: nothing was written</source>
        <translation>%1 的标注读回时与原来不同：没有写入任何内容</translation>
    </message>
    <message>
        <source>%1 could not be written (%2)</source>
        <translation>%1 未能写入（%2）</translation>
    </message>
    <message>
        <source>its caption cannot be read: %1</source>
        <translation>它的标注无法读取：%1</translation>
    </message>
    <message>
        <source>conversations with role and content, as OpenAI and most trainers take them</source>
        <translation>含 role 和 content 的对话，OpenAI 和多数训练工具采用的格式</translation>
    </message>
    <message>
        <source>instruction, input and output, with history where there is one</source>
        <translation>instruction、input 和 output，有多轮时还有 history</translation>
    </message>
    <message>
        <source>prompt and completion</source>
        <translation>prompt 和 completion</translation>
    </message>
    <message>
        <source>a table with the columns prompt and completion, or text, for spreadsheets</source>
        <translation>供电子表格用的表格，列为 prompt 和 completion，或 text</translation>
    </message>
    <message>
        <source>one plain text, the rows parted by two empty lines</source>
        <translation>一份普通文本，各行之间隔两个空行</translation>
    </message>
    <message>
        <source>the rows as they are, with every name and value</source>
        <translation>各行保持原样，含所有名称和值</translation>
    </message>
    <message>
        <source>has %1 answers, and this form takes one</source>
        <translation>有 %1 个回答，而这种格式只容一个</translation>
    </message>
    <message>
        <source>is a plain text, which has no question and answer</source>
        <translation>是普通文本，没有问题和回答</translation>
    </message>
    <message>
        <source>has turns of tools or of others, which only conversations can hold</source>
        <translation>有工具或其他角色的轮次，只有对话格式装得下</translation>
    </message>
    <message>
        <source>has answers that are not to be learned, which only conversations can mark</source>
        <translation>有不参加学习的回答，只有对话格式能标出</translation>
    </message>
    <message>
        <source>does not go from question to answer in turns</source>
        <translation>没有按一问一答的轮次进行</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no form of texts: use %2</source>
        <translation>“%1”不是文本的格式：请用 %2</translation>
    </message>
    <message>
        <source>no row can be written in this form: %1 %2</source>
        <translation>没有一行能写成这种格式：%1 %2</translation>
    </message>
    <message>
        <source>no row can be written in this form</source>
        <translation>没有一行能写成这种格式</translation>
    </message>
    <message>
        <source>%1 is a folder: name the file in it, such as %2</source>
        <translation>%1 是文件夹：请给出里面的文件名，例如 %2</translation>
    </message>
    <message>
        <source>%1: this form is written as %2</source>
        <translation>%1：这种格式要写成 %2</translation>
    </message>
    <message>
        <source>%1 lies among the texts, which would then hold everything twice: choose another place</source>
        <translation>%1 在文本之中，这样会把每一行都算两遍：请另选位置</translation>
    </message>
    <message>
        <source>%1 does not read back the same: nothing was written</source>
        <translation>%1 读回来与写入的不同：没有写入任何内容</translation>
    </message>
    <message>
        <source>the export was stopped; nothing was written</source>
        <translation>导出已停止；没有写入任何内容</translation>
    </message>
    <message>
        <source>has halves of characters, which only JSON can hold</source>
        <translation>含有半个字符，只有 JSON 装得下</translation>
    </message>
</context>
<context>
    <name>project/health</name>
    <message>
        <source>Keep the best of each</source>
        <translation>每组保留最好的一张</translation>
    </message>
    <message>
        <source>keep the largest and sharpest of each group and remove the others</source>
        <translation>每组保留最大、最清晰的一张，移除其余</translation>
    </message>
    <message>
        <source>1 picture is an exact copy of another</source>
        <translation>1 张图片与另一张完全相同</translation>
    </message>
    <message>
        <source>%1 pictures are exact copies of another</source>
        <translation>%1 张图片与另一张完全相同</translation>
    </message>
    <message>
        <source>1 picture looks alike in %1 group</source>
        <translation>1 张图片彼此相似，分为 %1 组</translation>
    </message>
    <message>
        <source>1 picture looks alike in %1 groups</source>
        <translation>1 张图片彼此相似，分为 %1 组</translation>
    </message>
    <message>
        <source>%1 pictures look alike in %2 group</source>
        <translation>%1 张图片彼此相似，分为 %2 组</translation>
    </message>
    <message>
        <source>%1 pictures look alike in %2 groups</source>
        <translation>%1 张图片彼此相似，分为 %2 组</translation>
    </message>
    <message>
        <source>%1×%2, no caption</source>
        <translation>%1×%2，没有标注</translation>
    </message>
    <message>
        <source>A picture that is there several times is learned by heart: it shines through in everything that the LoRA draws. If one is to count more, give it repeats instead of copies.</source>
        <translation>同一张图片出现多次会被死记硬背：LoRA 画的每张图都会透出它的影子。如果想让一张图片更重要，请给它设置重复次数，而不是放多个副本。</translation>
    </message>
    <message>
        <source>A picture that is there several times is learned by heart: it shines through in everything that the LoRA draws. Versions of one picture in other sizes or qualities, and shots taken in a row, act like that too: keep the best one.</source>
        <translation>同一张图片出现多次会被死记硬背：LoRA 画的每张图都会透出它的影子。同一图片的不同尺寸或画质版本，以及连拍的照片，也有同样的效果：请只保留最好的一张。</translation>
    </message>
    <message>
        <source>is an exact copy</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>are exact copies</source>
        <translation>完全相同</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示这些</translation>
    </message>
    <message>
        <source>add more pictures to the set</source>
        <translation>向数据集添加更多图片</translation>
    </message>
    <message>
        <source>remove them from the set</source>
        <translation>从数据集中移除</translation>
    </message>
    <message>
        <source>look at them on the Dataset page</source>
        <translation>在“数据集”页查看它们</translation>
    </message>
    <message>
        <source>Add pictures…</source>
        <translation>添加图片…</translation>
    </message>
    <message>
        <source>Crop one by one</source>
        <translation>逐张裁剪</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>设置 %1</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>no record</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>crop them to the part that matters</source>
        <translation>裁剪到重要的部分</translation>
    </message>
    <message>
        <source>1 picture is very long or very wide</source>
        <translation>1 张图片特别长或特别宽</translation>
    </message>
    <message>
        <source>%1 pictures are very long or very wide</source>
        <translation>%1 张图片特别长或特别宽</translation>
    </message>
    <message>
        <source>Buckets end at a shape, so both ends of such a picture are cut off, and with them perhaps the head or feet of the subject. Crop it yourself, or cut it into several pictures.</source>
        <translation>分桶的长宽比有上限，这类图片的两端会被裁掉，连同主体的头或脚。请自己裁剪，或切成几张图片。</translation>
    </message>
    <message>
        <source>crop them so that the subject stays whole</source>
        <translation>裁剪时让主体保持完整</translation>
    </message>
    <message>
        <source>1 picture loses more than %1 of the area to cropping</source>
        <translation>1 张图片会被裁掉超过 %1 的面积</translation>
    </message>
    <message>
        <source>%1 pictures lose more than %2 of the area to cropping</source>
        <translation>%1 张图片会被裁掉超过 %2 的面积</translation>
    </message>
    <message>
        <source>What does not fit the bucket is cut off evenly at both sides. Where the subject stands at an edge, the LoRA learns halves of it, while the caption still speaks of all.</source>
        <translation>放不进分桶的部分会从两侧均匀裁掉。如果主体靠边，LoRA 学到的就是半个主体，而标注说的仍是整个。</translation>
    </message>
    <message>
        <source>1 picture is enlarged for training</source>
        <translation>1 张图片训练时会被放大</translation>
    </message>
    <message>
        <source>%1 pictures are enlarged for training</source>
        <translation>%1 张图片训练时会被放大</translation>
    </message>
    <message>
        <source>A picture that is smaller than its bucket is scaled up. That adds no detail, so the LoRA learns soft edges.</source>
        <translation>比分桶小的图片会被放大。放大不会增加细节，LoRA 会学到模糊的边缘。</translation>
    </message>
    <message>
        <source>1 picture has a shape that too few share for a whole batch of %1</source>
        <translation>1 张图片形状少见，同形状的图片凑不满一个 %1 张的批次</translation>
    </message>
    <message>
        <source>%1 pictures have shapes that too few share for a whole batch of %2</source>
        <translation>%1 张图片形状少见，同形状的图片凑不满一个 %2 张的批次</translation>
    </message>
    <message>
        <source>A batch holds pictures of one shape only. A batch that is not full makes a step of its own that counts as much as a full one, so its few pictures weigh more than the others.</source>
        <translation>一个批次只放同一形状的图片。没有放满的批次自成一步，作用与放满的批次相同，因此其中少数几张图片的权重会比其他图片大。</translation>
    </message>
    <message>
        <source>No picture size fits the settings</source>
        <translation>没有图片尺寸符合这些设置</translation>
    </message>
    <message>
        <source>Allow longer shapes</source>
        <translation>允许更长的形状</translation>
    </message>
    <message>
        <source>No picture is held back to measure the training</source>
        <translation>没有留出图片来衡量训练</translation>
    </message>
    <message>
        <source>The loss of training goes down even when pictures are only learned by heart. Measured on a few pictures that are not trained, it shows from which step on that happens, and the best checkpoint is kept.</source>
        <translation>即使图片只是被死记硬背，训练损失也会下降。用几张不参与训练的图片来衡量，就能看出从哪一步开始死记硬背，并保留最好的检查点。</translation>
    </message>
    <message>
        <source>%1 cut off</source>
        <translation>裁掉 %1</translation>
    </message>
    <message>
        <source>%1 times larger</source>
        <translation>放大到 %1 倍</translation>
    </message>
    <message>
        <source>There is nothing to validate on</source>
        <translation>没有可用于验证的图片</translation>
    </message>
    <message>
        <source>Validation measures the LoRA on pictures that it did not learn: %1.</source>
        <translation>验证用 LoRA 没学过的图片来衡量它：%1。</translation>
    </message>
    <message>
        <source>has a shape</source>
        <translation>形状少见</translation>
    </message>
    <message>
        <source>have shapes</source>
        <translation>形状少见</translation>
    </message>
    <message>
        <source>crop them to a common shape</source>
        <translation>把它们裁剪成共同的形状</translation>
    </message>
    <message>
        <source>Fewer shapes</source>
        <translation>减少形状种类</translation>
    </message>
    <message>
        <source>%1×%2: %3 of %4</source>
        <translation>%1×%2：每批 %4 张，只凑到 %3 张</translation>
    </message>
    <message>
        <source>Hold back a tenth</source>
        <translation>留出十分之一</translation>
    </message>
    <message>
        <source>Turn validation off</source>
        <translation>关闭验证</translation>
    </message>
    <message>
        <source>Transparent parts are filled with the background colour %1, and a LoRA learns this ground as part of every picture.</source>
        <translation>透明部分会填上背景色 %1，LoRA 会把这个底色当作每张图片的一部分来学。</translation>
    </message>
    <message>
        <source>Transparent parts are filled with the background colour %1 and, as masks come from transparency, are not learned.</source>
        <translation>透明部分会填上背景色 %1；由于蒙版取自透明度，这些部分不会被学习。</translation>
    </message>
    <message>
        <source>in colours for print (CMYK)</source>
        <translation>使用印刷颜色（CMYK）</translation>
    </message>
    <message>
        <source>Such pictures are converted to RGB without their colour profile, so colours may come out otherwise than you see. Save as sRGB to be sure.</source>
        <translation>这类图片会转成 RGB，不带颜色配置文件，颜色可能与看到的不同。存为 sRGB 最稳妥。</translation>
    </message>
    <message>
        <source>of 16 bits or more</source>
        <translation>为 16 位或更高位深</translation>
    </message>
    <message>
        <source>All is scaled to 8 bits, and a picture that uses a small part of the range comes out dark. Look at it, and save it with 8 bits if it looks wrong.</source>
        <translation>所有图片都会转换到 8 位，只用到一小段亮度范围的图片会变暗。请看一看，如果不对，就存为 8 位。</translation>
    </message>
    <message>
        <source>of a palette of 256 colours at most</source>
        <translation>只有调色板中的最多 256 种颜色</translation>
    </message>
    <message>
        <source>Colours were rounded to few when it was saved, and a LoRA learns the bands and dots that came of it. Take the original where there is one.</source>
        <translation>保存时颜色被归并成少数几种，LoRA 会学到由此产生的色带和杂点。如果有原图，请用原图。</translation>
    </message>
    <message>
        <source>not whole</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>The file ends too early, so it was probably not copied or downloaded whole.</source>
        <translation>文件提前结束，可能没有完整复制或下载。</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>The file is damaged, is no picture, or has more pixels than is safe to open.</source>
        <translation>文件已损坏、不是图片，或像素多得无法安全打开。</translation>
    </message>
    <message>
        <source>of a kind that is not opened</source>
        <translation>属于无法打开的类型</translation>
    </message>
    <message>
        <source>This kind of file is not opened: save it as PNG or JPEG.</source>
        <translation>不支持打开这种文件：请存为 PNG 或 JPEG。</translation>
    </message>
    <message>
        <source>replace them by larger versions, or remove them from the set</source>
        <translation>换成更大的版本，或移出数据集</translation>
    </message>
    <message>
        <source>1 picture is smaller than %1 pixels</source>
        <translation>1 张图片小于 %1 像素</translation>
    </message>
    <message>
        <source>%1 pictures are smaller than %2 pixels</source>
        <translation>%1 张图片小于 %2 像素</translation>
    </message>
    <message>
        <source>Such pictures are left out: enlarged to what the base model draws they would be soft, and the LoRA would learn softness as part of the subject. Larger versions of the same pictures are best.</source>
        <translation>这些图片会被排除：放大到底模的出图尺寸会变模糊，LoRA 会把模糊当作主体的一部分来学。最好换成同一图片的更大版本。</translation>
    </message>
    <message>
        <source>very dark</source>
        <translation>很暗</translation>
    </message>
    <message>
        <source>In the dark no shape or colour is seen, so only darkness is learned.</source>
        <translation>在黑暗中看不到形状和颜色，只能学到黑暗。</translation>
    </message>
    <message>
        <source>very bright</source>
        <translation>很亮</translation>
    </message>
    <message>
        <source>What is washed out to white has no shape or colour left to learn.</source>
        <translation>过曝成一片白的部分没有形状和颜色可学。</translation>
    </message>
    <message>
        <source>1 picture is partly transparent</source>
        <translation>1 张图片部分透明</translation>
    </message>
    <message>
        <source>%1 pictures are partly transparent</source>
        <translation>%1 张图片部分透明</translation>
    </message>
    <message>
        <source>1 picture is %1</source>
        <translation>1 张图片%1</translation>
    </message>
    <message>
        <source>%1 pictures are %2</source>
        <translation>%1 张图片%2</translation>
    </message>
    <message>
        <source>Train at own size</source>
        <translation>按自身尺寸训练</translation>
    </message>
    <message>
        <source>1 picture shows nothing</source>
        <translation>1 张图片没有内容</translation>
    </message>
    <message>
        <source>%1 pictures show nothing</source>
        <translation>%1 张图片没有内容</translation>
    </message>
    <message>
        <source>A picture of one colour teaches the LoRA to draw empty areas, and its caption gets that meaning.</source>
        <translation>单一颜色的图片会教 LoRA 画出空白区域，标注也会带上这个含义。</translation>
    </message>
    <message>
        <source>1 picture looks blurred</source>
        <translation>1 张图片看起来模糊</translation>
    </message>
    <message>
        <source>%1 pictures look blurred</source>
        <translation>%1 张图片看起来模糊</translation>
    </message>
    <message>
        <source>Not even the sharpest parts are sharp. A LoRA learns blur like any other look, and draws softly ever after. Keep one only if the softness is what you want.</source>
        <translation>连最清晰的部分也不清晰。LoRA 会像学其他外观一样学会模糊，以后画什么都发糊。只有想要这种柔和效果时才保留。</translation>
    </message>
    <message>
        <source>Learn only what is opaque</source>
        <translation>只学习不透明的部分</translation>
    </message>
    <message>
        <source>1 picture has no colour</source>
        <translation>1 张图片没有颜色</translation>
    </message>
    <message>
        <source>%1 pictures have no colour</source>
        <translation>%1 张图片没有颜色</translation>
    </message>
    <message>
        <source>A set of coloured and grey pictures teaches both, and the LoRA draws greyish at times. Say “black and white” in the captions of these, or remove them.</source>
        <translation>彩色和灰度图片混在一起，两种都会被学到，LoRA 有时会画得发灰。在这些图片的标注中写上“black and white”，或移除它们。</translation>
    </message>
    <message>
        <source>1 picture is an animation</source>
        <translation>1 张图片是动图</translation>
    </message>
    <message>
        <source>%1 pictures are animations</source>
        <translation>%1 张图片是动图</translation>
    </message>
    <message>
        <source>Only the first frame is trained. Save the frame that you want as a picture of its own.</source>
        <translation>只训练第一帧。把想要的那一帧另存为单独的图片。</translation>
    </message>
    <message>
        <source>%1 A training leaves such a picture out, so the set is smaller than it looks.</source>
        <translation>%1训练会排除这样的图片，因此数据集实际上比看起来小。</translation>
    </message>
    <message>
        <source>%1 Correct the exposure in another program, or name the light in the caption if it is meant.</source>
        <translation>%1请用其他程序修正曝光；如果是有意如此，就在标注中写明光线。</translation>
    </message>
    <message>
        <source>%1 transparent</source>
        <translation>透明 %1</translation>
    </message>
    <message>
        <source>sharpness %1</source>
        <translation>清晰度 %1</translation>
    </message>
    <message>
        <source>%1 frames</source>
        <translation>%1 帧</translation>
    </message>
    <message>
        <source>Add “black and white”</source>
        <translation>添加“black and white”</translation>
    </message>
    <message>
        <source>add “black and white” to their captions</source>
        <translation>在它们的标注中加上“black and white”</translation>
    </message>
    <message>
        <source>is an animation</source>
        <translation>是动图</translation>
    </message>
    <message>
        <source>are animations</source>
        <translation>是动图</translation>
    </message>
    <message>
        <source>copy the files again from where they came, or remove them from the set</source>
        <translation>从原处重新复制文件，或移出数据集</translation>
    </message>
    <message>
        <source>correct their exposure, or remove them from the set</source>
        <translation>修正它们的曝光，或移出数据集</translation>
    </message>
    <message>
        <source>add pictures with other backgrounds</source>
        <translation>添加背景不同的图片</translation>
    </message>
    <message>
        <source>%1 of %2 have nearly the same %3 background</source>
        <translation>%2中有 %1 张的背景几乎相同（%3）</translation>
    </message>
    <message>
        <source>%1 of %2 have nearly the same background</source>
        <translation>%2中有 %1 张的背景几乎相同</translation>
    </message>
    <message>
        <source>What is behind the subject every time is learned as part of it, and comes back in every picture. Add pictures with other backgrounds, or name it in the captions so that it is tied to words of its own.</source>
        <translation>每次都出现在主体身后的东西会被当作主体的一部分来学，并出现在每张生成的图片中。添加背景不同的图片，或在标注中写明背景，让它与自己的词对应。</translation>
    </message>
    <message>
        <source>Add “%1 background”</source>
        <translation>添加“%1 background”</translation>
    </message>
    <message>
        <source>add “%1 background” to their captions</source>
        <translation>在它们的标注中加上“%1 background”</translation>
    </message>
    <message>
        <source>%1 of %2 are composed alike</source>
        <translation>%2中有 %1 张的构图相似</translation>
    </message>
    <message>
        <source>Colours and shapes lie at the same places in them, as in shots of one pose. The LoRA learns the place along with the subject. Add other angles, distances and places in the picture.</source>
        <translation>它们的颜色和形状都在相同的位置，就像同一姿势的连拍。LoRA 会连同主体一起学下这个位置。请添加不同角度、远近和画面位置的图片。</translation>
    </message>
    <message>
        <source>Nearly all pictures are lying ones of one shape</source>
        <translation>几乎所有图片都是同一种横向形状</translation>
    </message>
    <message>
        <source>Nearly all pictures are standing ones of one shape</source>
        <translation>几乎所有图片都是同一种竖向形状</translation>
    </message>
    <message>
        <source>A LoRA draws best in the shapes that it has seen. If you want pictures of other shapes too, add some.</source>
        <translation>LoRA 最擅长画它见过的形状。如果还想要其他形状的图片，请添加一些。</translation>
    </message>
    <message>
        <source>Not one picture can be trained</source>
        <translation>没有一张图片可以训练</translation>
    </message>
    <message>
        <source>Every picture is left out, for the reasons that are told here.</source>
        <translation>所有图片都被排除，原因见此处各项。</translation>
    </message>
    <message>
        <source>1 picture is few for %1</source>
        <translation>1 张图片对于%1来说偏少</translation>
    </message>
    <message>
        <source>%1 pictures are few for %2</source>
        <translation>%1 张图片对于%2来说偏少</translation>
    </message>
    <message>
        <source>A LoRA learns what pictures have in common. From fewer than %1 it learns the pictures themselves, and draws them again instead of new ones. Add some, the more different the better.</source>
        <translation>LoRA 学习的是图片的共同点。少于 %1 张时，它学到的是图片本身，只会把它们重画一遍，而不是画出新图。请添加一些，越多样越好。</translation>
    </message>
    <message>
        <source>1 picture is enough to begin with; %1 show a person better</source>
        <translation>1 张图片可以开始；%1 张能更好地呈现人物</translation>
    </message>
    <message>
        <source>%1 pictures are enough to begin with; %2 show a person better</source>
        <translation>%1 张图片可以开始；%2 张能更好地呈现人物</translation>
    </message>
    <message>
        <source>A person looks different from each side, in each light and mood. Add those that are missing: from the side, from afar, outdoors, laughing.</source>
        <translation>人物从不同侧面、在不同光线和心情下看起来都不一样。请补上缺少的图片：侧面、远景、户外、笑容。</translation>
    </message>
    <message>
        <source>add other angles, distances and places</source>
        <translation>添加不同角度、远近和地点的图片</translation>
    </message>
    <message>
        <source>add pictures of other shapes</source>
        <translation>添加其他形状的图片</translation>
    </message>
    <message>
        <source>1 picture has no caption</source>
        <translation>1 张图片没有标注</translation>
    </message>
    <message>
        <source>Write captions</source>
        <translation>编写标注</translation>
    </message>
    <message>
        <source>write a caption for each, by hand or by model</source>
        <translation>为每张图片编写标注，手写或用模型生成</translation>
    </message>
    <message>
        <source>The settings refuse to train anything until every picture has a caption.</source>
        <translation>按当前设置，只要还有图片没有标注，就不会开始训练。</translation>
    </message>
    <message>
        <source>1 picture shares its caption with others (%1 caption)</source>
        <translation>1 张图片与其他图片标注相同（共 %1 条标注）</translation>
    </message>
    <message>
        <source>1 picture shares its caption with others (%1 captions)</source>
        <translation>1 张图片与其他图片标注相同（共 %1 条标注）</translation>
    </message>
    <message>
        <source>%1 pictures share their caption with others (%2 caption)</source>
        <translation>%1 张图片与其他图片标注相同（共 %2 条标注）</translation>
    </message>
    <message>
        <source>%1 pictures share their caption with others (%2 captions)</source>
        <translation>%1 张图片与其他图片标注相同（共 %2 条标注）</translation>
    </message>
    <message>
        <source>One caption for different pictures says nothing of what differs, so their poses, backgrounds and colours are averaged and blamed on the same words. Say in each what is only in it.</source>
        <translation>不同的图片用同一条标注，就说不出它们有何不同，姿势、背景和颜色会被平均，并归到同样的词上。请在每条标注中写出只有这张图片才有的内容。</translation>
    </message>
    <message>
        <source>1 picture has a caption of more than %1 tokens</source>
        <translation>1 张图片的标注超过 %1 个 token</translation>
    </message>
    <message>
        <source>%1 pictures have captions of more than %2 tokens</source>
        <translation>%1 张图片的标注超过 %2 个 token</translation>
    </message>
    <message>
        <source>The base model reads %1 tokens (pieces of words), and what stands behind is never seen. Put what matters in front and leave out what does not show.</source>
        <translation>底模只读取 %1 个 token（词的片段），后面的内容不会被看到。把重要的写在前面，去掉画面中没有的。</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 等</translation>
    </message>
    <message>
        <source>%1 tags stand in nearly every caption: %2</source>
        <translation>有 %1 个标签几乎出现在每条标注中：%2</translation>
    </message>
    <message>
        <source>%1 tag stands in nearly every caption: %2</source>
        <translation>有 %1 个标签几乎出现在每条标注中：%2</translation>
    </message>
    <message>
        <source>%1 words stand in nearly every caption: %2</source>
        <translation>有 %1 个词几乎出现在每条标注中：%2</translation>
    </message>
    <message>
        <source>%1 word stands in nearly every caption: %2</source>
        <translation>有 %1 个词几乎出现在每条标注中：%2</translation>
    </message>
    <message>
        <source>What is in every caption is learned together with the subject, so it shares the meaning with the trigger word and draws a part of it wherever it is used. That is wanted for the kind of thing (“dog”), seldom else.</source>
        <translation>每条标注都有的内容会与主体一起学习，因此会与触发词分担含义，用到它的地方都会画出主体的一部分。对于事物的种类（“dog”）这正合适，其他情况则很少如此。</translation>
    </message>
    <message>
        <source>The settings leave pictures without caption out, so they teach nothing.</source>
        <translation>按当前设置，没有标注的图片会被排除，什么也不教。</translation>
    </message>
    <message>
        <source>Without a caption a picture is trained with “%1” alone. Then all that is in it becomes part of that word, the background too; what a caption names stays apart from it and can be changed later.</source>
        <translation>没有标注的图片只用“%1”来训练。画面中的一切，包括背景，都会成为这个词的一部分；标注中写明的内容则与它分开，以后还能改变。</translation>
    </message>
    <message>
        <source>Such a picture is trained without a word, so nothing that you write calls what it teaches, and it leaks into every picture. Write captions, or set a trigger word.</source>
        <translation>这样的图片训练时没有任何词，写什么提示词都无法唤出它教的内容，反而会渗入每张图片。请编写标注，或设置触发词。</translation>
    </message>
    <message>
        <source>1 picture has a caption that cannot be read</source>
        <translation>1 张图片的标注无法读取</translation>
    </message>
    <message>
        <source>%1 pictures have captions that cannot be read</source>
        <translation>%1 张图片的标注无法读取</translation>
    </message>
    <message>
        <source>Its bytes are no UTF-8 text, so the picture is left out. Open it on the Dataset page, which proposes what it probably says and keeps the old file.</source>
        <translation>它的字节不是 UTF-8 文本，因此图片会被排除。请在“数据集”页打开，那里会推测可能的内容，并保留旧文件。</translation>
    </message>
    <message>
        <source>1 picture lacks the trigger word “%1”</source>
        <translation>1 张图片缺少触发词“%1”</translation>
    </message>
    <message>
        <source>%1 pictures lack the trigger word “%2”</source>
        <translation>%1 张图片缺少触发词“%2”</translation>
    </message>
    <message>
        <source>Training puts it in front of such captions by itself, so nothing is lost here; but other tools that use the set do not, and where it stands in the caption is better chosen by you.</source>
        <translation>训练时会自动把它加到这些标注的开头，这里不会有损失；但使用这个数据集的其他工具不会加，而且放在标注的什么位置最好由你决定。</translation>
    </message>
    <message>
        <source>Read longer captions</source>
        <translation>读取更长的标注</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>Add a trigger word</source>
        <translation>添加触发词</translation>
    </message>
    <message>
        <source>set a trigger word</source>
        <translation>设置触发词</translation>
    </message>
    <message>
        <source>write what is only in each picture</source>
        <translation>在标注中写出只有这张图片才有的内容</translation>
    </message>
    <message>
        <source>%1 times: %2</source>
        <translation>%1 次：%2</translation>
    </message>
    <message>
        <source>has a caption</source>
        <translation>有标注</translation>
    </message>
    <message>
        <source>have captions</source>
        <translation>有标注</translation>
    </message>
    <message>
        <source>Shorten them</source>
        <translation>缩短标注</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%3 中的 %2</translation>
    </message>
    <message>
        <source>Add it in front</source>
        <translation>加到开头</translation>
    </message>
    <message>
        <source>put the trigger word in front of their captions</source>
        <translation>在它们的标注开头加上触发词</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>移除“%1”</translation>
    </message>
    <message>
        <source>remove “%1” from the captions</source>
        <translation>从标注中移除“%1”</translation>
    </message>
</context>
<context>
    <name>project/importing</name>
    <message>
        <source>%1 holds no settings of kohya&apos;s scripts, kohya_ss, lora-scripts or OneTrainer: choose the file that the tool itself saved</source>
        <translation>%1 中没有 kohya 脚本、kohya_ss、lora-scripts 或 OneTrainer 的设置：请选择由该工具自己保存的文件</translation>
    </message>
    <message>
        <source>kohya&apos;s scripts</source>
        <translation>kohya 脚本</translation>
    </message>
    <message>
        <source>folders of kohya_ss</source>
        <translation>kohya_ss 的文件夹</translation>
    </message>
    <message>
        <source>%1 holds no settings of this app: drop a config.yaml, or another tool&apos;s TOML or JSON file</source>
        <translation>%1 中没有本应用的设置：请拖入 config.yaml，或其他工具的 TOML 或 JSON 文件</translation>
    </message>
    <message>
        <source>%1 has no folders such as 10_name: choose a file of settings, or the folder above those</source>
        <translation>%1 中没有 10_name 这样的文件夹：请选择设置文件，或它们的上一级文件夹</translation>
    </message>
    <message>
        <source>folders such as 10_name</source>
        <translation>10_name 这样的文件夹</translation>
    </message>
    <message>
        <source>%1 is damaged: a setting in it is of another kind than the tool writes (%2); save it there again</source>
        <translation>%1 已损坏：其中有一项设置的类型与该工具写入的不同（%2）；请在该工具中重新保存</translation>
    </message>
    <message>
        <source>%1 is too large for a file of settings</source>
        <translation>%1 太大，不像是设置文件</translation>
    </message>
    <message>
        <source>%1 is no text in UTF-8: save it in this encoding, or let the tool save it again</source>
        <translation>%1 不是 UTF-8 文本：请存为这种编码，或让该工具重新保存</translation>
    </message>
    <message>
        <source>%1 is not readable as %2 (%3)</source>
        <translation>%1 无法按 %2 读取（%3）</translation>
    </message>
    <message>
        <source>checkpoints come by steps here: set save_steps</source>
        <translation>这里按步数保存检查点：请设置 save_steps</translation>
    </message>
    <message>
        <source>previews come by steps here: set preview_every</source>
        <translation>这里按步数生成预览：请设置 preview_every</translation>
    </message>
    <message>
        <source>the sizes follow from the resolution and max_aspect_ratio here</source>
        <translation>这里的尺寸由分辨率和 max_aspect_ratio 决定</translation>
    </message>
    <message>
        <source>the text encoder learns over the whole run here, or not at all</source>
        <translation>这里的文本编码器要么全程训练，要么完全不训练</translation>
    </message>
    <message>
        <source>the noise offset is the same for every picture here</source>
        <translation>这里的噪声偏移对所有图片相同</translation>
    </message>
    <message>
        <source>captions are dropped at random here: set caption_dropout</source>
        <translation>这里按随机方式去掉标注：请设置 caption_dropout</translation>
    </message>
    <message>
        <source>captions have no weights here</source>
        <translation>这里的标注没有权重</translation>
    </message>
    <message>
        <source>arguments for the command line are not read</source>
        <translation>命令行参数不会读取</translation>
    </message>
    <message>
        <source>the base model is held in 16 bits here: turn on encode_first to save memory</source>
        <translation>这里的底模以 16 位保存：打开 encode_first 可以节省内存</translation>
    </message>
    <message>
        <source>the LoRA is always trained in 32 bits here</source>
        <translation>这里的 LoRA 总是以 32 位训练</translation>
    </message>
    <message>
        <source>this names a file of its own: open that one too</source>
        <translation>这里写的是另一个文件：请把它也打开</translation>
    </message>
    <message>
        <source>use loss_weighting min_snr for v-prediction</source>
        <translation>v 预测请用 loss_weighting min_snr</translation>
    </message>
    <message>
        <source>use loss_weighting for it</source>
        <translation>请改用 loss_weighting</translation>
    </message>
    <message>
        <source>its strength differs: set color_jitter to 0.1 for something like it</source>
        <translation>强度不同：把 color_jitter 设为 0.1，效果相近</translation>
    </message>
    <message>
        <source>pictures are cropped in the middle or at random here</source>
        <translation>这里的图片从中间裁剪或随机裁剪</translation>
    </message>
    <message>
        <source>norms are not trained here</source>
        <translation>这里不训练归一化层</translation>
    </message>
    <message>
        <source>max_train_epochs counts there when both are given</source>
        <translation>在那个工具中两者都有时，以 max_train_epochs 为准</translation>
    </message>
    <message>
        <source>enable_wildcard (several lines)</source>
        <translation>enable_wildcard（多行）</translation>
    </message>
    <message>
        <source>the prompts lie in a file of their own: copy them to preview_prompts</source>
        <translation>提示词在单独的文件中：请把它们复制到 preview_prompts</translation>
    </message>
    <message>
        <source>sample_prompts (--n)</source>
        <translation>sample_prompts（--n）</translation>
    </message>
    <message>
        <source>enable_wildcard (off)</source>
        <translation>enable_wildcard（关闭）</translation>
    </message>
    <message>
        <source>conditioning_data_dir (its folder)</source>
        <translation>conditioning_data_dir（其文件夹）</translation>
    </message>
    <message>
        <source>min_snr_gamma (above 0)</source>
        <translation>min_snr_gamma（大于 0）</translation>
    </message>
    <message>
        <source>mixed_precision (neither)</source>
        <translation>mixed_precision（两者都不用）</translation>
    </message>
    <message>
        <source>name where the masks come from: set mask_source</source>
        <translation>请指明蒙版的来源：设置 mask_source</translation>
    </message>
    <message>
        <source>it must have 25 numbers, or 23 for SDXL</source>
        <translation>应有 25 个数字，SDXL 则为 23 个</translation>
    </message>
    <message>
        <source>alpha follows the rank of a block here</source>
        <translation>这里的 alpha 随块的秩而定</translation>
    </message>
    <message>
        <source>network_args %1</source>
        <translation>network_args %1</translation>
    </message>
    <message>
        <source>only numbers are taken, one for each block</source>
        <translation>只接受数字，每个块一个</translation>
    </message>
    <message>
        <source>tags have one separator here</source>
        <translation>这里的标签只用一种分隔符</translation>
    </message>
    <message>
        <source>all tags are there from the start here</source>
        <translation>这里的标签从一开始就全部出现</translation>
    </message>
    <message>
        <source>the seed of the run counts here</source>
        <translation>这里以训练的种子为准</translation>
    </message>
    <message>
        <source>a dataset file of kohya&apos;s scripts</source>
        <translation>kohya 脚本的数据集文件</translation>
    </message>
    <message>
        <source>there it stands for missing captions only: set trigger_word, which is put before every caption here</source>
        <translation>在那个工具中它只用于缺少的标注：请设置 trigger_word，在这里它会加在每条标注的开头</translation>
    </message>
    <message>
        <source>every folder is trained at every one of these sizes here</source>
        <translation>这里每个文件夹都会按所有这些尺寸训练</translation>
    </message>
    <message>
        <source>it differs between the folders, and is one for all here</source>
        <translation>它在各文件夹中不同，而这里统一为一个</translation>
    </message>
    <message>
        <source>a folder without image_dir is left out</source>
        <translation>没有 image_dir 的文件夹会被忽略</translation>
    </message>
    <message>
        <source>captions are read from .txt and .caption files here</source>
        <translation>这里的标注从 .txt 和 .caption 文件读取</translation>
    </message>
    <message>
        <source>there is nothing like it here</source>
        <translation>这里没有类似的设置</translation>
    </message>
    <message>
        <source>network_module (text encoder)</source>
        <translation>network_module（文本编码器）</translation>
    </message>
    <message>
        <source>network_dim (convolutions)</source>
        <translation>network_dim（卷积层）</translation>
    </message>
    <message>
        <source>network_alpha (convolutions)</source>
        <translation>network_alpha（卷积层）</translation>
    </message>
    <message>
        <source>this kind of adapter cannot be trained here: a LoRA is taken in its place</source>
        <translation>这里不能训练这种适配器：改用 LoRA</translation>
    </message>
    <message>
        <source>the image model always learns here</source>
        <translation>这里的图像模型始终参与训练</translation>
    </message>
    <message>
        <source>text_encoder_lr (first)</source>
        <translation>text_encoder_lr（第一个）</translation>
    </message>
    <message>
        <source>text_encoder_lr (second)</source>
        <translation>text_encoder_lr（第二个）</translation>
    </message>
    <message>
        <source>network_alpha (its default)</source>
        <translation>network_alpha（默认值）</translation>
    </message>
    <message>
        <source>schedules have options of their own here</source>
        <translation>这里的学习率调度有单独的选项</translation>
    </message>
    <message>
        <source>there is no such optimizer here: AdamW is taken</source>
        <translation>这里没有这个优化器：改用 AdamW</translation>
    </message>
    <message>
        <source>a fixed learning rate is taken here</source>
        <translation>这里用固定的学习率</translation>
    </message>
    <message>
        <source>optimizer_args %1</source>
        <translation>optimizer_args %1</translation>
    </message>
    <message>
        <source>the precision follows from the device here: set fp16 or bf16</source>
        <translation>这里的精度由设备决定：请设置 fp16 或 bf16</translation>
    </message>
    <message>
        <source>validation comes by steps here: set validate_every</source>
        <translation>这里按步数验证：请设置 validate_every</translation>
    </message>
    <message>
        <source>masks count in every step here</source>
        <translation>这里的蒙版在每一步都生效</translation>
    </message>
    <message>
        <source>the LoRA is saved in 32 bits, and an export asks for the format</source>
        <translation>LoRA 以 32 位保存，导出时再选择格式</translation>
    </message>
    <message>
        <source>%1&apos;s concepts</source>
        <translation>%1 的概念</translation>
    </message>
    <message>
        <source>only adapters are trained here</source>
        <translation>这里只训练适配器</translation>
    </message>
    <message>
        <source>optimizer (arguments)</source>
        <translation>optimizer（参数）</translation>
    </message>
    <message>
        <source>there is no such schedule here</source>
        <translation>这里没有这种学习率调度</translation>
    </message>
    <message>
        <source>there is no such weighting here</source>
        <translation>这里没有这种加权</translation>
    </message>
    <message>
        <source>there is no such distribution here</source>
        <translation>这里没有这种分布</translation>
    </message>
    <message>
        <source>concepts (lines)</source>
        <translation>concepts（各行）</translation>
    </message>
    <message>
        <source>concept %1: prompt_source</source>
        <translation>概念 %1：prompt_source</translation>
    </message>
    <message>
        <source>captions lie beside the pictures here: write them there</source>
        <translation>这里的标注放在图片旁边：请写到那里</translation>
    </message>
    <message>
        <source>the concepts lie in a file of their own: open that one too</source>
        <translation>概念在单独的文件中：请把它也打开</translation>
    </message>
    <message>
        <source>this family of models cannot be trained here</source>
        <translation>这里不能训练这一系列的模型</translation>
    </message>
    <message>
        <source>lora_layer_preset (all layers)</source>
        <translation>lora_layer_preset（所有层）</translation>
    </message>
    <message>
        <source>the text encoder learns over the whole run here</source>
        <translation>这里的文本编码器全程训练</translation>
    </message>
    <message>
        <source>loss strengths</source>
        <translation>损失强度</translation>
    </message>
    <message>
        <source>one kind of loss is taken here: %1</source>
        <translation>这里只用一种损失：%1</translation>
    </message>
    <message>
        <source>concept %1</source>
        <translation>概念 %1</translation>
    </message>
    <message>
        <source>concept %1: enable_random_%2</source>
        <translation>概念 %1：enable_random_%2</translation>
    </message>
    <message>
        <source>set color_jitter, which is for all pictures</source>
        <translation>请设置 color_jitter，它作用于所有图片</translation>
    </message>
    <message>
        <source>%1 has no such argument here</source>
        <translation>这里的 %1 没有这个参数</translation>
    </message>
    <message>
        <source>it is switched off there</source>
        <translation>在那个工具中它已关闭</translation>
    </message>
    <message>
        <source>it has no folder</source>
        <translation>它没有文件夹</translation>
    </message>
</context>
<context>
    <name>project/library</name>
    <message>
        <source>Sample: line art</source>
        <translation>示例：线稿</translation>
    </message>
    <message>
        <source>Sample line art</source>
        <translation>示例 线稿</translation>
    </message>
    <message>
        <source>Sample: an old shopkeeper</source>
        <translation>示例：老店主</translation>
    </message>
    <message>
        <source>Sample an old shopkeeper</source>
        <translation>示例 老店主</translation>
    </message>
    <message>
        <source>The sample project was deleted from %1: it can be brought back on the home page</source>
        <translation>示例项目已从 %1 删除：可以在首页恢复</translation>
    </message>
    <message>
        <source>%1 is being written by another window for a long time: try again</source>
        <translation>%1 一直被另一个窗口占用写入：请重试</translation>
    </message>
    <message>
        <source>A project needs a name: type one</source>
        <translation>项目需要名称：请输入</translation>
    </message>
    <message>
        <source>There are no texts here: choose .txt, .md, .jsonl, .json, .csv, .tsv or .parquet files</source>
        <translation>这里没有文本：请选择 .txt、.md、.jsonl、.json、.csv、.tsv 或 .parquet 文件</translation>
    </message>
    <message>
        <source>folder of texts</source>
        <translation>文本文件夹</translation>
    </message>
    <message>
        <source>picture folder</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Only one folder can be used where it is: choose one folder, or copy the %1</source>
        <translation>只能有一个文件夹在原处使用：请只选一个文件夹，或复制 %1</translation>
    </message>
    <message>
        <source>The project would lie inside its own %1 %2: choose another place for the project</source>
        <translation>项目会位于它自己的%1 %2 里面：请为项目另选位置</translation>
    </message>
    <message>
        <source>The files need %1 MB and only %2 MB are free on the disk of %3: free some space, or choose another folder</source>
        <translation>这些文件需要 %1 MB，而 %3 所在的磁盘只剩 %2 MB：请腾出空间，或换一个文件夹</translation>
    </message>
    <message>
        <source>%1 cannot be used (%2): choose another folder</source>
        <translation>%1 无法使用（%2）：请换一个文件夹</translation>
    </message>
    <message>
        <source>There is no room left on the disk for %1: free some space, or choose another folder</source>
        <translation>磁盘上没有空间存放 %1：请腾出空间，或换一个文件夹</translation>
    </message>
    <message>
        <source>%1 lies on a disk that is read-only: choose another folder</source>
        <translation>%1 所在的磁盘是只读的：请换一个文件夹</translation>
    </message>
    <message>
        <source>%1 cannot be read or written (permission denied): choose another folder</source>
        <translation>%1 无法读写（没有权限）：请换一个文件夹</translation>
    </message>
    <message>
        <source>%1 is too long a name for this disk: choose a shorter name or another folder</source>
        <translation>对这个磁盘来说，%1 的名称太长：请换一个短一些的名称，或换一个文件夹</translation>
    </message>
    <message>
        <source>There is no picture here that can be opened%1: choose PNG, JPEG or WebP pictures</source>
        <translation>这里没有可以打开的图片%1：请选择 PNG、JPEG 或 WebP 图片</translation>
    </message>
    <message>
        <source>%1 is not there any more: choose the pictures again</source>
        <translation>%1 不见了：请重新选择图片</translation>
    </message>
    <message>
        <source>The picture folder %1 is not there: bring it back, or choose where the pictures are now</source>
        <translation>图片文件夹 %1 不在了：请放回原处，或选择图片现在的位置</translation>
    </message>
    <message>
        <source>The folder of texts %1 is not there: bring it back, or choose where the texts are now</source>
        <translation>文本文件夹 %1 不在了：请放回原处，或选择文本现在的位置</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>line %1: not readable as YAML</source>
        <translation>第 %1 行：无法作为 YAML 读取</translation>
    </message>
    <message>
        <source>not readable as YAML</source>
        <translation>无法按 YAML 读取</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of LoRA Atelier: update the app to open this project</source>
        <translation>%1 由更新版本的 LoRA Atelier 写入：请更新应用后再打开这个项目</translation>
    </message>
    <message>
        <source>%1: there is no such folder: choose the folder that holds the texts</source>
        <translation>%1：没有这样的文件夹：请选择存放文本的文件夹</translation>
    </message>
    <message>
        <source>%1: there is no such folder: choose the folder that holds the pictures</source>
        <translation>%1：没有这样的文件夹：请选择存放图片的文件夹</translation>
    </message>
    <message>
        <source>%1 is damaged (there is nothing in it that describes a project): choose Repair to make a new one; the damaged file is kept beside it</source>
        <translation>%1 已损坏（其中没有描述项目的内容）：选择“修复”可新建一个；损坏的文件会保留在旁边</translation>
    </message>
    <message>
        <source>%1 is no project (it has no project.yaml): choose the folder where the project lies now</source>
        <translation>%1 不是项目（没有 project.yaml）：请选择项目现在所在的文件夹</translation>
    </message>
    <message>
        <source>%1 is no project (the folder is not there): choose the folder where the project lies now</source>
        <translation>%1 不是项目（文件夹不存在）：请选择项目现在所在的文件夹</translation>
    </message>
    <message>
        <source>%1 is a folder where a file should be: choose Repair to make a new one; the damaged file is kept beside it</source>
        <translation>%1 应为文件，却是文件夹：选择“修复”可新建一个；损坏的文件会保留在旁边</translation>
    </message>
    <message>
        <source>larger than 1 MiB</source>
        <translation>大于 1 MiB</translation>
    </message>
    <message>
        <source>%1 is damaged (%2): choose Repair to make a new one; the damaged file is kept beside it</source>
        <translation>%1 已损坏（%2）：选择“修复”可新建一个；损坏的文件会保留在旁边</translation>
    </message>
    <message>
        <source>%1 is not there any more: choose the texts again</source>
        <translation>%1 不见了：请重新选择文本</translation>
    </message>
</context>
<context>
    <name>project/lint</name>
    <message>
        <source>The start %1 moves a main part of the base weights into the LoRA, and dropout then leaves a hole in the model: set %2 to 0, or lora_init to default.</source>
        <translation>初始化方式 %1 会把底模权重的主要部分移到 LoRA 中，dropout 会在模型中留下空洞：把 %2 设为 0，或把 lora_init 设为 default。</translation>
    </message>
    <message>
        <source>LoftQ makes up for what a base model in 4 bits lost, and this version trains on none: set lora_init to default.</source>
        <translation>LoftQ 用于弥补 4 位底模的损失，而这个版本不能在这种底模上训练：把 lora_init 设为 default。</translation>
    </message>
    <message>
        <source>DoRA&apos;s scale needs all ranks, so ranks cannot be left out: set rank_dropout to 0 and use lora_dropout.</source>
        <translation>DoRA 的缩放需要全部的秩，不能随机去掉：把 rank_dropout 设为 0，改用 lora_dropout。</translation>
    </message>
    <message>
        <source>%1 is a convolution, and a rank of its own suits it better, half of the others or less: set conv_rank to %2.</source>
        <translation>%1 是卷积，给它单独的秩更合适，为其他层的一半或更低：把 conv_rank 设为 %2。</translation>
    </message>
    <message>
        <source>Convolutions hold the finest grain, and a rank above that of the other layers learns the noise of the pictures: half of it, %1, is usual.</source>
        <translation>卷积层保存最细的纹理，秩高于其他层时会学到图片的噪点：通常取一半，即 %1。</translation>
    </message>
    <message>
        <source>A rank of %1 makes a large file that seldom shows more than 64 does: try 32 first.</source>
        <translation>秩为 %1 会使文件很大，效果却很少超过 64：请先试 32。</translation>
    </message>
    <message>
        <source>OFT turns weights and does not lengthen them, so max_norm has nothing to limit: set it to 0.</source>
        <translation>OFT 只旋转权重，不增加其长度，max_norm 没有可限制的：把它设为 0。</translation>
    </message>
    <message>
        <source>A dropout of %1 leaves out more than is learned: 0.05 to 0.2 is usual.</source>
        <translation>dropout 为 %1 时，去掉的比学到的还多：通常取 0.05 到 0.2。</translation>
    </message>
    <message>
        <source>%1 is made for the last layer but one of its text encoder, and another one gives it words as it never saw them: set clip_skip to 0.</source>
        <translation>%1 使用的是文本编码器的倒数第二层，换成其他层，它得到的词就与训练时的不同：把 clip_skip 设为 0。</translation>
    </message>
    <message>
        <source>This base model has one text encoder, so text_encoder_2_learning_rate does not count: set it to 0.</source>
        <translation>这个底模只有一个文本编码器，text_encoder_2_learning_rate 不起作用：把它设为 0。</translation>
    </message>
    <message>
        <source>fp16 training needs a CUDA card, and this run has none: turn fp16 off.</source>
        <translation>fp16 训练需要 CUDA 显卡，而这次训练没有：请关闭 fp16。</translation>
    </message>
    <message>
        <source>The start %1 is made for the two matrices of a new LoRA, without a limit on their norm: set lora_init to default, or adapter_type to lora with max_norm at 0 and start_from empty.</source>
        <translation>初始化方式 %1 用于全新 LoRA 的两个矩阵，且不能限制范数：把 lora_init 设为 default；或把 adapter_type 设为 lora，max_norm 设为 0，并清空 start_from。</translation>
    </message>
    <message>
        <source>A rank of %1 has room to learn %2 pictures by heart: 8 to 32 is usual for so few.</source>
        <translation>秩为 %1 时，足以把 %2 张图片死记硬背下来：图片这么少时通常取 8 到 32。</translation>
    </message>
    <message>
        <source>A training that goes on from a LoRA takes its weights, so lora_init does not count: set it to default.</source>
        <translation>从已有 LoRA 继续的训练采用其权重，lora_init 不起作用：把它设为 default。</translation>
    </message>
    <message>
        <source>%1 finds the learning rate itself, and yours of %2 is a factor on it, so almost nothing would be learned: set learning_rate to 1.</source>
        <translation>%1 会自己找到学习率，你设的 %2 只是其系数，因此几乎什么都学不到：把 learning_rate 设为 1。</translation>
    </message>
    <message>
        <source>%1 replaces the schedule by averaging its steps, and a rate that falls besides makes it learn less: set scheduler to constant.</source>
        <translation>%1 用平均各步的方式代替学习率调度，学习率再下降会使它学得更少：把 scheduler 设为 constant。</translation>
    </message>
    <message>
        <source>%1 moves its state out of a card&apos;s memory, and a processor has none, so nothing is saved: set optimizer to AdamW.</source>
        <translation>%1 会把状态移出显存，而处理器没有显存，不会节省任何东西：把 optimizer 设为 AdamW。</translation>
    </message>
    <message>
        <source>LoRA+ gives the up matrices a rate %1 times as high, and %2 measures one rate for all: the two work against each other. Set lora_plus_ratio to 0, or optimizer to AdamW.</source>
        <translation>LoRA+ 使 up 矩阵的学习率高达 %1 倍，而 %2 为所有矩阵测定同一个学习率：两者互相冲突。把 lora_plus_ratio 设为 0，或把 optimizer 设为 AdamW。</translation>
    </message>
    <message>
        <source>Alpha %1 with rank %2 leaves %3 of each step, and a learning rate of %4 is meant for alpha equal to the rank: set lora_alpha to %5 or %6, or learning_rate to 0.0005 or more.</source>
        <translation>alpha 为 %1、秩为 %2 时，每一步只剩 %3，而学习率 %4 是按 alpha 等于秩设定的：把 lora_alpha 设为 %5 或 %6，或把 learning_rate 设为 0.0005 或更高。</translation>
    </message>
    <message>
        <source>With %1 pictures the text encoder learns their captions by heart and forgets other words: set train_text_encoder to false.</source>
        <translation>只有 %1 张图片时，文本编码器会死记硬背它们的标注，并忘记其他词：把 train_text_encoder 设为 false。</translation>
    </message>
    <message>
        <source>With %1 picture the text encoder learns their captions by heart and forgets other words: set train_text_encoder to false.</source>
        <translation>只有 %1 张图片时，文本编码器会死记硬背它的标注，并忘记其他词：把 train_text_encoder 设为 false。</translation>
    </message>
    <message>
        <source>%1 averages the weights itself, and a second average (EMA) over them only lags behind: set ema to false.</source>
        <translation>%1 本身就会平均权重，再加一层平均（EMA）只会滞后：把 ema 设为 false。</translation>
    </message>
    <message>
        <source>The average over the weights (EMA) with a decay of %1 looks back about %2 steps, and the run has only %3: the result would be close to the untrained LoRA. Set ema_decay to %4, or ema to false.</source>
        <translation>权重的平均（EMA）在衰减为 %1 时约回溯 %2 步，而这次训练只有 %3 步：结果会接近未训练的 LoRA。把 ema_decay 设为 %4，或把 ema 设为 false。</translation>
    </message>
    <message>
        <source>The schedule ends at the whole learning rate, so it does not fall at all: set min_lr to 0.1, or scheduler to constant.</source>
        <translation>学习率调度结束时仍是完整的学习率，根本没有下降：把 min_lr 设为 0.1，或把 scheduler 设为 constant。</translation>
    </message>
    <message>
        <source>The warm-up is given twice, by steps and as a share of the run: set one of warmup_steps and warmup_share to 0.</source>
        <translation>预热写了两次，按步数和按训练的比例各一次：把 warmup_steps 和 warmup_share 之一设为 0。</translation>
    </message>
    <message>
        <source>%1 saves the memory of a card, and a processor has plenty: without the 8 bits it is more exact. Set optimizer to its plain kind, such as AdamW.</source>
        <translation>%1 用来节省显存，而处理器的内存很充裕：不用 8 位会更精确。把 optimizer 设为对应的普通类型，例如 AdamW。</translation>
    </message>
    <message>
        <source>%1 comes from bitsandbytes, which is made for NVIDIA cards: if the run does not start here, set optimizer to AdamW, or to Adafactor to save memory.</source>
        <translation>%1 来自 bitsandbytes，是为 NVIDIA 显卡编写的：如果训练在这里无法启动，把 optimizer 设为 AdamW；要节省显存，则设为 Adafactor。</translation>
    </message>
    <message>
        <source>LoRA+ makes the rate of the up matrices %1, which may break the pictures: set learning_rate to %2 or lora_plus_ratio to %3.</source>
        <translation>LoRA+ 使 up 矩阵的学习率达到 %1，可能毁掉图片：把 learning_rate 设为 %2，或把 lora_plus_ratio 设为 %3。</translation>
    </message>
    <message>
        <source>rsLoRA divides alpha by the square root of the rank, so alpha %1 makes the LoRA act %2 times as strongly as usual: set lora_alpha to %3, or a lower learning rate.</source>
        <translation>rsLoRA 用 alpha 除以秩的平方根，因此 alpha 为 %1 时，LoRA 的作用强度是通常的 %2 倍：把 lora_alpha 设为 %3，或调低学习率。</translation>
    </message>
    <message>
        <source>A text encoder that learns at %1 soon forgets the words that it knows, since it needs less than the image model: set %2 to %3.</source>
        <translation>文本编码器所需的学习率比图像模型低，以 %1 训练很快就会忘记已经认识的词：把 %2 设为 %3。</translation>
    </message>
    <message>
        <source>the noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>the velocity</source>
        <translation>速度（v）</translation>
    </message>
    <message>
        <source>With zero terminal SNR the last noise level holds nothing of the picture, and a model that predicts the noise can learn nothing there: set zero_terminal_snr to false, or train a v-prediction model.</source>
        <translation>启用零终端 SNR 后，最后一个噪声级别不含图片的任何信息，预测噪声的模型在那里什么也学不到：把 zero_terminal_snr 设为 false，或训练 v 预测模型。</translation>
    </message>
    <message>
        <source>Noise offset was made to reach very dark and very bright pictures, which v-prediction with zero terminal SNR reaches by itself: together they shift the brightness too far. Set noise_offset to 0.</source>
        <translation>噪声偏移用于让图片达到很暗或很亮，而 v 预测配合零终端 SNR 本身就能做到：两者同用会使亮度偏移过多。把 noise_offset 设为 0。</translation>
    </message>
    <message>
        <source>The base model&apos;s own files say that it predicts %1, and the run would teach it to predict %2, which breaks it: set prediction_type to auto.</source>
        <translation>底模自身的文件说明它预测%1，而这次训练会教它预测%2，这会毁掉模型：把 prediction_type 设为 auto。</translation>
    </message>
    <message>
        <source>%1 and min-SNR both weigh the noise levels, and only one of them can count: set min_snr_gamma to 0, or loss_weighting to min_snr.</source>
        <translation>%1 和 min-SNR 都用来给噪声级别加权，只能有一个生效：把 min_snr_gamma 设为 0，或把 loss_weighting 设为 min_snr。</translation>
    </message>
    <message>
        <source>Noise offset and pyramid noise both add coarse noise, and together they make pictures flat or garish: set noise_offset or pyramid_noise_iterations to 0.</source>
        <translation>噪声偏移和金字塔噪声都会加入粗颗粒噪声，同用会使图片发灰或过艳：把 noise_offset 或 pyramid_noise_iterations 设为 0。</translation>
    </message>
    <message>
        <source>A noise offset of %1 makes all pictures dark or garish: 0.03 to 0.1 is usual.</source>
        <translation>噪声偏移为 %1 会使所有图片过暗或过艳：通常取 0.03 到 0.1。</translation>
    </message>
    <message>
        <source>An input perturbation of %1 hides much of what is to be learned: 0.1 is usual.</source>
        <translation>输入扰动为 %1 会掩盖大部分要学的内容：通常取 0.1。</translation>
    </message>
    <message>
        <source>Only %1 of 1000 noise levels are trained, so the LoRA changes little of how a picture is made: a range of 300 or more is usual.</source>
        <translation>1000 个噪声级别中只训练 %1 个，LoRA 对出图过程的改变很小：通常取 300 个或更宽的范围。</translation>
    </message>
    <message>
        <source>SDXL&apos;s own autoencoder overflows in half floats, so it is computed in 32 bits, which takes more memory and time: name a repaired one in vae (the one that is known as fp16-fix), or set bf16 in place of fp16.</source>
        <translation>SDXL 自带的 VAE 在半精度下会溢出，因此以 32 位计算，更费显存和时间：在 vae 中指定修复过的 VAE（即 fp16-fix 版本），或用 bf16 代替 fp16。</translation>
    </message>
    <message>
        <source>Stable Diffusion 2.x models of 768 pixels predict the velocity, and this run is for the noise: set prediction_type to v_prediction.</source>
        <translation>768 像素的 Stable Diffusion 2.x 模型预测的是速度（v），而这次训练预测噪声：把 prediction_type 设为 v_prediction。</translation>
    </message>
    <message>
        <source>A min-SNR gamma of %1 takes nearly all weight from the finer noise levels: 5 is usual.</source>
        <translation>min-SNR gamma 为 %1 时，较细的噪声级别几乎没有权重：通常取 5。</translation>
    </message>
    <message>
        <source>0.05 to 0.1</source>
        <translation>0.05 到 0.1</translation>
    </message>
    <message>
        <source>Captions that change each time cannot be kept encoded, so the text encoder stays in memory and reads each anew: where memory or time is short, set %1 to 0.</source>
        <translation>每次都变化的标注无法缓存编码结果，文本编码器要留在内存中，每次重新读取标注：内存或时间紧张时，把 %1 设为 0。</translation>
    </message>
    <message>
        <source>Captions that change each time cannot be kept encoded, so the text encoder stays in memory and reads each anew: where memory or time is short, set %1 to false.</source>
        <translation>每次都变化的标注无法缓存编码结果，文本编码器要留在内存中，每次重新读取标注：内存或时间紧张时，把 %1 设为 false。</translation>
    </message>
    <message>
        <source>A text encoder that learns reads each caption anew in every step, so only pictures are kept encoded, and it stays in memory: where memory or time is short, set train_text_encoder to false.</source>
        <translation>训练文本编码器时，每一步都要重新读取每条标注，因此只缓存图片的编码结果，文本编码器则留在内存中：内存或时间紧张时，把 train_text_encoder 设为 false。</translation>
    </message>
    <message>
        <source>Tags that stay in front count only where tags are shuffled or left out: turn on caption_shuffle, or set keep_tokens to 0.</source>
        <translation>只有打乱或随机去掉标签时，固定在前面的标签才有意义：打开 caption_shuffle，或把 keep_tokens 设为 0。</translation>
    </message>
    <message>
        <source>Regularisation pictures with a weight of 0 take time and teach nothing: set reg_weight to 1, or empty reg_data_dir.</source>
        <translation>权重为 0 的正则化图片只费时间，什么也不教：把 reg_weight 设为 1，或清空 reg_data_dir。</translation>
    </message>
    <message>
        <source>Regularisation pictures hold the meaning of common words while the pictures give a new one to a trigger word, and here there are neither captions nor a trigger word: set trigger_word.</source>
        <translation>正则化图片用来保住常用词的含义，同时由训练图片给触发词赋予新的含义，而这里既没有标注也没有触发词：请设置 trigger_word。</translation>
    </message>
    <message>
        <source>The masks are to come from a folder and none is named: set mask_dir, or mask_source to off.</source>
        <translation>蒙版应来自文件夹，但没有指定文件夹：请设置 mask_dir，或把 mask_source 设为 off。</translation>
    </message>
    <message>
        <source>A mask floor of 1 lets the masked parts count in full, so the masks change nothing: 0.1 is usual.</source>
        <translation>蒙版下限为 1 时，被遮住的部分也完全计入，蒙版不起作用：通常取 0.1。</translation>
    </message>
    <message>
        <source>The base model makes pictures of %1 pixels, and at %2 it draws them cut off and coarse, which the LoRA learns too: set resolution to 0 for the model&apos;s own, or to %3 where memory is short.</source>
        <translation>底模生成 %1 像素的图片，用 %2 像素出图会残缺而粗糙，LoRA 也会学到这些：把 resolution 设为 0，采用模型自身的分辨率；显存紧张时设为 %3。</translation>
    </message>
    <message>
        <source>%1 pictures have a shape that fewer than %2 share, so their batches stay smaller: crop to common shapes, set bucket_step higher, or batch_size lower.</source>
        <translation>有 %1 张图片形状少见，同形状的不足 %2 张，所在批次会偏小：裁剪成常见形状，调高 bucket_step，或调低 batch_size。</translation>
    </message>
    <message>
        <source>%1 picture has a shape that fewer than %2 share, so its batches stay smaller: crop to common shapes, set bucket_step higher, or batch_size lower.</source>
        <translation>有 %1 张图片形状少见，同形状的不足 %2 张，所在批次会偏小：裁剪成常见形状，调高 bucket_step，或调低 batch_size。</translation>
    </message>
    <message>
        <source>Nothing is held back, so only your eyes can say which checkpoint is best, as the loss of training does not: set validate_every to %1.</source>
        <translation>没有留出图片，而训练损失说明不了哪个检查点最好，只能凭肉眼判断：把 validate_every 设为 %1。</translation>
    </message>
    <message>
        <source>Of %1 pictures one or more would be held back and not be learned: name other pictures in validation_dir, or set validate_every to 0.</source>
        <translation>%1 张图片中会有一张或多张被留出而不参与学习：在 validation_dir 中另外指定图片，或把 validate_every 设为 0。</translation>
    </message>
    <message>
        <source>The first validation would come after %1 steps, and the run has %2: set validate_every to %3.</source>
        <translation>第一次验证要到 %1 步之后，而整个训练只有 %2 步：把 validate_every 设为 %3。</translation>
    </message>
    <message>
        <source>%1 of the captions would be missing, so the words would hardly be tied to what was learned: %2 is usual for %3.</source>
        <translation>会有 %1 的标注被去掉，词语很难与所学内容联系起来：%3 通常取 %2。</translation>
    </message>
    <message>
        <source>No picture has a mask beside it (NAME-masklabel.png), so the masked loss changes nothing: paint masks on the Dataset page, or set mask_source to off.</source>
        <translation>没有图片带有蒙版（NAME-masklabel.png），蒙版损失不起作用：在“数据集”页绘制蒙版，或把 mask_source 设为 off。</translation>
    </message>
    <message>
        <source>%1 is made for pictures, and no tool loads it on a language model: set adapter_type to lora or dora.</source>
        <translation>%1 是为图片设计的，没有工具能把它加载到语言模型上：把 adapter_type 设为 lora 或 dora。</translation>
    </message>
    <message>
        <source>A base in %1 needs an NVIDIA card, and this run has none: set base_quantization to none.</source>
        <translation>%1 的底模需要 NVIDIA 显卡，而这次训练没有：把 base_quantization 设为 none。</translation>
    </message>
    <message>
        <source>The start %1 takes a part out of the weights, which %2 holds only roughly: set lora_init to default.</source>
        <translation>初始化方式 %1 会从权重中取出一部分，而 %2 只能粗略保存这些权重：把 lora_init 设为 default。</translation>
    </message>
    <message>
        <source>The starter model is tiny: in fewer bits it only gets worse.</source>
        <translation>入门模型很小：降低位数只会变差。</translation>
    </message>
    <message>
        <source>The model reads at most %1 tokens, so the longest text is that and not %2.</source>
        <translation>模型最多读取 %1 个 token，因此文本最长是这么多，而不是 %2。</translation>
    </message>
    <message>
        <source>Noise of %1 on the words drowns them: 5 is usual and %2 is much.</source>
        <translation>词嵌入的噪声为 %1 会淹没词语：通常取 5，%2 已经很大。</translation>
    </message>
    <message>
        <source>A learning rate of %1 makes a language model stammer: 0.0001 to 0.0003 is usual.</source>
        <translation>学习率为 %1 会使语言模型说话错乱重复：通常取 0.0001 到 0.0003。</translation>
    </message>
    <message>
        <source>A packed row holds several texts, so %1 rows may be a hundred: a batch of 1 to 4 is usual.</source>
        <translation>一个拼接行包含多篇文本，%1 行可能就是一百篇：批大小通常取 1 到 4。</translation>
    </message>
    <message>
        <source>Test questions are asked at each checkpoint, and there is one at the end only: set save_steps.</source>
        <translation>测试问题在每个检查点提问，而现在只在最后有一个检查点：请设置 save_steps。</translation>
    </message>
</context>
<context>
    <name>project/masking</name>
    <message>
        <source>has a mask already</source>
        <translation>已有蒙版</translation>
    </message>
    <message>
        <source>has no mask of its own: %1 has the same name, and so the same mask file; rename one of the two</source>
        <translation>没有自己的蒙版：%1 与它同名，因此共用一个蒙版文件；请给其中一个改名</translation>
    </message>
    <message>
        <source>has an all black mask: nothing of it is learned</source>
        <translation>蒙版全黑：什么都不学</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no way to make masks without a model: use alpha or colour</source>
        <translation>“%1”不是不用模型制作蒙版的方法：请用 alpha 或 colour</translation>
    </message>
    <message>
        <source>has an all white mask: all of it is learned</source>
        <translation>蒙版全白：全部都学</translation>
    </message>
    <message>
        <source>has a mask with thin parts (%1), which training hardly sees: let them be widened</source>
        <translation>蒙版有过细的部分（%1），训练几乎看不到：请将其加宽</translation>
    </message>
    <message>
        <source>has no mask: %1</source>
        <translation>没有蒙版：%1</translation>
    </message>
    <message>
        <source>What is opaque is learned, what is transparent is not.</source>
        <translation>学习不透明的部分，不学习透明的部分。</translation>
    </message>
    <message>
        <source>What has another colour than the background is learned.</source>
        <translation>学习与背景颜色不同的部分。</translation>
    </message>
    <message>
        <source>A background remover (rembg&apos;s ONNX models: u2net, isnet, birefnet …) tells the subject from the rest.</source>
        <translation>由去背景模型（rembg 的 ONNX 模型：u2net、isnet、birefnet …）把主体与其余部分分开。</translation>
    </message>
    <message>
        <source>CLIPSeg looks for what a text names, such as “face”.</source>
        <translation>CLIPSeg 查找文字所指的内容，例如“face”。</translation>
    </message>
    <message>
        <source>must be a colour such as &quot;#ffffff&quot;, or &quot;border&quot;</source>
        <translation>应为 &quot;#ffffff&quot; 这样的颜色，或 &quot;border&quot;</translation>
    </message>
    <message>
        <source>has no transparent parts: it counts as a whole without a mask</source>
        <translation>没有透明部分：没有蒙版，整张都学</translation>
    </message>
    <message>
        <source>has no border of one colour (%1 of it are alike): look at its mask</source>
        <translation>边缘不是单一颜色（其中 %1 相近）：请检查它的蒙版</translation>
    </message>
    <message>
        <source>%1 is no longer there: its mask was not written</source>
        <translation>%1 已不存在：没有写入它的蒙版</translation>
    </message>
    <message>
        <source>%1 is no PNG file: save the mask as PNG</source>
        <translation>%1 不是 PNG 文件：请把蒙版存为 PNG</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): the mask stays as it is</source>
        <translation>%1 无法读取（%2）：蒙版保持不变</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2): the mask is as it was</source>
        <translation>%1 无法写入（%2）：蒙版保持原样</translation>
    </message>
</context>
<context>
    <name>project/models</name>
    <message>
        <source>it has no model_index.json, so it is not a model folder in diffusers layout</source>
        <translation>没有 model_index.json，因此不是 diffusers 格式的模型文件夹</translation>
    </message>
    <message>
        <source>it is a%1, not %2</source>
        <translation>这是%1，不是 %2</translation>
    </message>
    <message>
        <source>it is a %1, not %2</source>
        <translation>这是 %1，不是 %2</translation>
    </message>
    <message>
        <source>the folder lacks %1</source>
        <translation>文件夹缺少 %1</translation>
    </message>
    <message>
        <source>its %1 has no weights: download or copy the folder again</source>
        <translation>其中的 %1 没有权重：请重新下载或复制这个文件夹</translation>
    </message>
    <message>
        <source>; to train on %1, choose the file itself</source>
        <translation>；要用 %1 训练，请选择该文件本身</translation>
    </message>
    <message>
        <source>model_index.json or unet/config.json is missing or cannot be read</source>
        <translation>model_index.json 或 unet/config.json 缺失或无法读取</translation>
    </message>
    <message>
        <source>model of an unnamed kind</source>
        <translation>未命名种类的模型</translation>
    </message>
    <message>
        <source>n inpainting model (its UNet has 9 input channels)</source>
        <translation>局部重绘模型（UNet 有 9 个输入通道）</translation>
    </message>
    <message>
        <source>its %1 is there only as a pickle file (.bin): take the .safetensors version of this model</source>
        <translation>其中的 %1 只有 pickle 文件（.bin）：请使用这个模型的 .safetensors 版本</translation>
    </message>
    <message>
        <source>a folder without a model</source>
        <translation>没有模型的文件夹</translation>
    </message>
    <message>
        <source>SDXL refiner, which is no model of its own</source>
        <translation>SDXL refiner（不能单独使用的模型）</translation>
    </message>
    <message>
        <source>a damaged model folder</source>
        <translation>损坏的模型文件夹</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a model on the hub: write it as owner/name</source>
        <translation>“%1”不是 Hub 上的模型名称：请写成 owner/name</translation>
    </message>
    <message>
        <source>the model needs %1 GB and only %2 GB are free on the disk of %3: free some space and try again</source>
        <translation>模型需要 %1 GB，而 %3 所在的磁盘只剩 %2 GB：请腾出空间后重试</translation>
    </message>
    <message>
        <source>the download was stopped; the next try goes on from here</source>
        <translation>下载已停止；下次会从中断处继续</translation>
    </message>
    <message>
        <source>%1 of %2 arrived damaged: try again</source>
        <translation>%2 的 %1 下载后已损坏：请重试</translation>
    </message>
    <message>
        <source>%1 asks for permission: accept its terms at https://huggingface.co/%2 and set HF_TOKEN to your access token</source>
        <translation>%1 需要授权：请在 https://huggingface.co/%2 接受条款，并把 HF_TOKEN 设为你的访问令牌</translation>
    </message>
    <message>
        <source>%1 is not on the hub, or it is private: look at the spelling, or set HF_TOKEN to your token</source>
        <translation>Hub 上没有 %1，或者它是私有的：请检查拼写，或把 HF_TOKEN 设为你的令牌</translation>
    </message>
    <message>
        <source>%1 changed while it was read: try again</source>
        <translation>%1 在读取时发生了变化：请重试</translation>
    </message>
    <message>
        <source>the hub cannot be reached at %1: look at your connection and try again; nothing is lost</source>
        <translation>无法连接 Hub（%1）：请检查网络后重试；内容不会丢失</translation>
    </message>
    <message>
        <source>the connection broke: try again, and the download goes on where it stopped</source>
        <translation>连接中断：请重试，下载会从中断处继续</translation>
    </message>
    <message>
        <source>an error</source>
        <translation>一个错误</translation>
    </message>
    <message>
        <source>the hub answered %1 for %2: try again later</source>
        <translation>请求 %2 时，Hub 返回 %1：请稍后再试</translation>
    </message>
    <message>
        <source>%1; a base model of %2 is needed</source>
        <translation>%1；需要 %2 的底模</translation>
    </message>
    <message>
        <source>parts of the UNet</source>
        <translation>UNet 的部分内容</translation>
    </message>
    <message>
        <source>the VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>the text encoder</source>
        <translation>文本编码器</translation>
    </message>
    <message>
        <source>the second text encoder</source>
        <translation>第二个文本编码器</translation>
    </message>
    <message>
        <source>the tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>the scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>a LoRA, not a base model</source>
        <translation>LoRA，不是底模</translation>
    </message>
    <message>
        <source>a ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>a FLUX model</source>
        <translation>FLUX 模型</translation>
    </message>
    <message>
        <source>a Stable Diffusion 3 model</source>
        <translation>Stable Diffusion 3 模型</translation>
    </message>
    <message>
        <source>a Stable Cascade model</source>
        <translation>Stable Cascade 模型</translation>
    </message>
    <message>
        <source>an AnimateDiff motion module</source>
        <translation>AnimateDiff 运动模块</translation>
    </message>
    <message>
        <source>a textual inversion embedding</source>
        <translation>textual inversion 嵌入</translation>
    </message>
    <message>
        <source>a VAE alone</source>
        <translation>单独的 VAE</translation>
    </message>
    <message>
        <source>the UNet of a model folder alone</source>
        <translation>模型文件夹中单独的 UNet</translation>
    </message>
    <message>
        <source>a text encoder alone</source>
        <translation>单独的文本编码器</translation>
    </message>
    <message>
        <source>an upscaler</source>
        <translation>放大模型</translation>
    </message>
    <message>
        <source>an unknown file</source>
        <translation>未知文件</translation>
    </message>
    <message>
        <source>none of its %1 tensors is known, for example %2</source>
        <translation>其中 %1 个张量都无法识别，例如 %2</translation>
    </message>
    <message>
        <source>it looks like %1, but lacks %2</source>
        <translation>看起来是 %1，但缺少 %2</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>it holds no tensors</source>
        <translation>其中没有张量</translation>
    </message>
    <message>
        <source>it looks like a textual inversion embedding</source>
        <translation>看起来是 textual inversion 嵌入</translation>
    </message>
    <message>
        <source>it looks like a VAE alone</source>
        <translation>看起来是单独的 VAE</translation>
    </message>
    <message>
        <source>a checkpoint without a UNet</source>
        <translation>没有 UNet 的检查点</translation>
    </message>
    <message>
        <source>it lacks the UNet</source>
        <translation>缺少 UNet</translation>
    </message>
    <message>
        <source>the SDXL refiner</source>
        <translation>SDXL refiner</translation>
    </message>
    <message>
        <source>it looks like the SDXL refiner, which is no model of its own</source>
        <translation>看起来是 SDXL refiner，它不是可以单独使用的模型</translation>
    </message>
    <message>
        <source>an inpainting model (its UNet has 9 input channels)</source>
        <translation>局部重绘模型（UNet 有 9 个输入通道）</translation>
    </message>
    <message>
        <source>an editing model (8 input channels)</source>
        <translation>编辑模型（8 个输入通道）</translation>
    </message>
    <message>
        <source>a model whose UNet has %1 input channels</source>
        <translation>UNet 有 %1 个输入通道的模型</translation>
    </message>
    <message>
        <source>it looks like %1</source>
        <translation>看起来是 %1</translation>
    </message>
    <message>
        <source>; give one with the option vae</source>
        <translation>；请用选项 vae 指定一个</translation>
    </message>
    <message>
        <source>; take the full checkpoint</source>
        <translation>；请使用完整的检查点</translation>
    </message>
    <message>
        <source>its config.json is missing or cannot be read: give the folder that holds config, weights and tokenizer</source>
        <translation>它的 config.json 不存在或无法读取：请给出含配置、权重和分词器的文件夹</translation>
    </message>
    <message>
        <source>it is %1, which makes pictures: set task_type to text-to-image for it</source>
        <translation>它是%1，是画图的模型：请把 task_type 设为 text-to-image</translation>
    </message>
    <message>
        <source>it is a %1, not a causal language model (…%2)</source>
        <translation>这是 %1，不是因果语言模型（…%2）</translation>
    </message>
    <message>
        <source>it is a model whose config.json names no architecture, not a causal language model (…%1)</source>
        <translation>这个模型的 config.json 没有写明架构，不是因果语言模型（…%1）</translation>
    </message>
    <message>
        <source>it has no weights (model.safetensors): download or copy the folder again</source>
        <translation>没有权重（model.safetensors）：请重新下载或复制这个文件夹</translation>
    </message>
    <message>
        <source>%1 of its weight files are missing: download or copy the folder again</source>
        <translation>缺少 %1 个权重文件：请重新下载或复制这个文件夹</translation>
    </message>
    <message>
        <source>it has no tokenizer (tokenizer.json): download or copy the folder again</source>
        <translation>没有分词器（tokenizer.json）：请重新下载或复制这个文件夹</translation>
    </message>
    <message>
        <source>its weights are held in fewer bits by %1, on which nothing can be trained: take the original and set base_quantization</source>
        <translation>权重已被 %1 压缩为更低的位数，无法在其上训练：请使用原版，并设置 base_quantization</translation>
    </message>
    <message>
        <source>it is a %1 that brings code of its own, which is never run: take the version for transformers (for ChatGLM the models whose names end with -hf)</source>
        <translation>这是自带代码的 %1，自带的代码不会被运行：请使用 transformers 的版本（ChatGLM 则选名称以 -hf 结尾的模型）</translation>
    </message>
    <message>
        <source>it is a model that brings code of its own, which is never run: take the version for transformers (for ChatGLM the models whose names end with -hf)</source>
        <translation>这个模型自带代码，而这种代码从不运行：请使用 transformers 版本（ChatGLM 请用名称以 -hf 结尾的模型）</translation>
    </message>
    <message>
        <source>its weights are there only as pickle files (.bin): take the .safetensors version of this model</source>
        <translation>权重只有 pickle 文件（.bin）：请使用这个模型的 .safetensors 版本</translation>
    </message>
    <message>
        <source>a model without a name</source>
        <translation>没有名称的模型</translation>
    </message>
    <message>
        <source>%1 is under the licence %2 (%3), which holds for what is built on it.</source>
        <translation>%1 采用许可证 %2（%3），在其基础上制作的内容也受它约束。</translation>
    </message>
    <message>
        <source>%1 is under the licence %2 (its file %3), which holds for what is built on it.</source>
        <translation>%1 采用许可证 %2（见其中的文件 %3），在其基础上制作的内容也受它约束。</translation>
    </message>
    <message>
        <source>%1 is under the licence %2, which holds for what is built on it.</source>
        <translation>%1 采用许可证 %2，在其基础上制作的内容也受它约束。</translation>
    </message>
    <message>
        <source>The files of %1 do not name its licence: look where it came from before you pass this on.</source>
        <translation>%1 的文件没有写明许可证：传播之前，请查看它的来源。</translation>
    </message>
    <message>
        <source>single file</source>
        <translation>单个文件</translation>
    </message>
    <message>
        <source>%1: the file is empty</source>
        <translation>%1：文件是空的</translation>
    </message>
    <message>
        <source>%1: the file cannot be read: %2</source>
        <translation>%1：文件无法读取：%2</translation>
    </message>
    <message>
        <source>%1: the pickle file is damaged or no checkpoint; download or copy it again</source>
        <translation>%1：pickle 文件已损坏，或不是检查点；请重新下载或复制</translation>
    </message>
    <message>
        <source>%1 is not on this computer yet: get it with  python main.py models get %2</source>
        <translation>本机还没有 %1：获取方法是  python main.py models get %2</translation>
    </message>
    <message>
        <source>%1 is not a folder: give the folder that your models lie in, or the root of your WebUI</source>
        <translation>%1 不是文件夹：请指定存放模型的文件夹，或 WebUI 的根目录</translation>
    </message>
    <message>
        <source>%1 is not among the folders that were added: %2</source>
        <translation>%1 不在已添加的文件夹中：%2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>take the .safetensors version of this model</source>
        <translation>请使用这个模型的 .safetensors 版本</translation>
    </message>
    <message>
        <source>%1: there is no such file or folder</source>
        <translation>%1：没有这样的文件或文件夹</translation>
    </message>
    <message>
        <source>no .safetensors file</source>
        <translation>没有 .safetensors 文件</translation>
    </message>
    <message>
        <source>%1 holds no model in diffusers layout and no .safetensors file: it cannot be trained</source>
        <translation>%1 中没有 diffusers 格式的模型，也没有 .safetensors 文件：无法用于训练</translation>
    </message>
    <message>
        <source>%1 has its weights only as a pickle file (.bin): look for a version with .safetensors</source>
        <translation>%1 的权重只有 pickle 文件（.bin）：请找 .safetensors 的版本</translation>
    </message>
    <message>
        <source>%1 has its %2 only as a pickle file (.bin): look for a version with .safetensors</source>
        <translation>%1 的 %2 只有 pickle 文件（.bin）：请找 .safetensors 的版本</translation>
    </message>
    <message>
        <source>%1 has no file %2; it has %3</source>
        <translation>%1 没有文件 %2；其中有 %3</translation>
    </message>
    <message>
        <source>%1 holds several files, choose one: %2</source>
        <translation>%1 中有多个文件，请选择一个：%2</translation>
    </message>
    <message>
        <source>it is a VAE alone, not a base model</source>
        <translation>这是单独的 VAE，不是底模</translation>
    </message>
    <message>
        <source>a file that cannot be read</source>
        <translation>无法读取的文件</translation>
    </message>
</context>
<context>
    <name>project/options</name>
    <message>
        <source>must name at least one layer</source>
        <translation>至少要指定一层</translation>
    </message>
    <message>
        <source>must be -1 or a number above 0</source>
        <translation>应为 -1 或大于 0 的数</translation>
    </message>
    <message>
        <source>must be like mid_block=16, with ranks from 0 to 1024, not &quot;%1&quot;</source>
        <translation>应写成 mid_block=16 的形式，秩为 0 到 1024，不能是“%1”</translation>
    </message>
    <message>
        <source>must be like mid_block=1e-5, with rates from 0 to 1, not &quot;%1&quot;</source>
        <translation>应写成 mid_block=1e-5 的形式，学习率为 0 到 1，不能是“%1”</translation>
    </message>
    <message>
        <source>must be a number, not true or false</source>
        <translation>应为数字，不能是 true 或 false</translation>
    </message>
    <message>
        <source>must be a number of pixels such as 512, &quot;768x512&quot;, or several with commas, not &quot;%1&quot;</source>
        <translation>应为像素数，例如 512、&quot;768x512&quot;，或用逗号隔开的多个值，不能是“%1”</translation>
    </message>
    <message>
        <source>must not have 0 beside other sizes: name each size</source>
        <translation>0 不能与其他尺寸同用：请写出每个尺寸</translation>
    </message>
    <message>
        <source>must not name %1 twice</source>
        <translation>%1 不能写两次</translation>
    </message>
    <message>
        <source>must not be empty: a comma is usual</source>
        <translation>不能为空：通常用逗号</translation>
    </message>
    <message>
        <source>must be a multiple of 8, not %1</source>
        <translation>应为 8 的倍数，不能是 %1</translation>
    </message>
    <message>
        <source>must be a colour such as &quot;#ffffff&quot;, not &quot;%1&quot;</source>
        <translation>应为 &quot;#ffffff&quot; 这样的颜色，不能是“%1”</translation>
    </message>
    <message>
        <source>must be a multiple of 8 between 32 and 8192 pixels, not %1</source>
        <translation>应为 32 到 8192 像素之间的 8 的倍数，不能是 %1</translation>
    </message>
    <message>
        <source>line %1: %2: %3</source>
        <translation>第 %1 行：%2：%3</translation>
    </message>
    <message>
        <source>must have strengths from -10 to 10, not &quot;%1&quot;</source>
        <translation>强度应为 -10 到 10，不能是“%1”</translation>
    </message>
    <message>
        <source>must have places between 0 and 1 and rates from 0 to 100, not &quot;%1&quot;</source>
        <translation>位置应在 0 到 1 之间，倍率应为 0 到 100，不能是“%1”</translation>
    </message>
    <message>
        <source>scheduler adafactor belongs to the optimizer Adafactor, not to %1: set scheduler to constant, or optimizer to Adafactor</source>
        <translation>学习率调度 adafactor 只用于优化器 Adafactor，不能用于 %1：把 scheduler 设为 constant，或把 optimizer 设为 Adafactor</translation>
    </message>
    <message>
        <source>scheduler_steps is missing: say where the rate falls, for example 0.5=0.3, 0.8=0.1</source>
        <translation>缺少 scheduler_steps：请写明学习率在哪里下降，例如 0.5=0.3, 0.8=0.1</translation>
    </message>
    <message>
        <source>must be places such as 0.5=0.3, not &quot;%1&quot;</source>
        <translation>应写成 0.5=0.3 这样的位置，不能是“%1”</translation>
    </message>
    <message>
        <source>must be shorter: a file name has room for %1 letters, fewer if not Latin</source>
        <translation>应更短：文件名最多容纳 %1 个字符，非拉丁字符更少</translation>
    </message>
    <message>
        <source>must be auto, cpu, cuda, cuda:N or mps, not &quot;%1&quot;</source>
        <translation>应为 auto、cpu、cuda、cuda:N 或 mps，不能是“%1”</translation>
    </message>
    <message>
        <source>fp16 and bf16 cannot both be on: set one of them to false</source>
        <translation>fp16 和 bf16 不能同时打开：把其中一个设为 false</translation>
    </message>
    <message>
        <source>timestep_min %1 lies above timestep_max %2: lower the one or raise the other</source>
        <translation>timestep_min %1 大于 timestep_max %2：调低前者，或调高后者</translation>
    </message>
    <message>
        <source>must be entries such as question=prompt, with one of %1 behind &quot;=&quot;, not &quot;%2&quot;</source>
        <translation>应写成 question=prompt 的形式，“=”后为 %1 之一，不能是“%2”</translation>
    </message>
</context>
<context>
    <name>project/presets</name>
    <message>
        <source>%1, line %2: preset is the block that describes a preset: version, title, purpose</source>
        <translation>%1，第 %2 行：preset 是描述预设的一段，其中有 version、title、purpose</translation>
    </message>
    <message>
        <source>%1: the version of a preset is a whole number, not &quot;%2&quot;</source>
        <translation>%1：预设的版本应为整数，不能是“%2”</translation>
    </message>
    <message>
        <source>%1: this preset needs LoRA Atelier %2 or newer, and this is %3: update the app</source>
        <translation>%1：这个预设需要 LoRA Atelier %2 或更新版本，当前版本是 %3：请更新应用</translation>
    </message>
    <message>
        <source>%1: this preset needs an app that reads presets of version %2 or newer, and this is %3: update the app</source>
        <translation>%1：这个预设需要能读取版本 %2 或更新预设的应用，当前版本是 %3：请更新应用</translation>
    </message>
    <message>
        <source>%1: the task of a preset is %2 or %3, not &quot;%4&quot;</source>
        <translation>%1：预设的 task 应为 %2 或 %3，不能是“%4”</translation>
    </message>
    <message>
        <source>%1, line %2: the %3 of a preset is at most %4 letters long</source>
        <translation>%1，第 %2 行：预设的 %3 最多 %4 个字符</translation>
    </message>
    <message>
        <source>preset &quot;%1&quot;</source>
        <translation>预设“%1”</translation>
    </message>
    <message>
        <source>Half precision (fp16) needs an NVIDIA card: left out.</source>
        <translation>半精度（fp16）需要 NVIDIA 显卡：未采用。</translation>
    </message>
    <message>
        <source>The starter model draws at %1×%2, so a resolution of %3 would only be slow: left out.</source>
        <translation>入门模型的出图尺寸是 %1×%2，分辨率 %3 只会拖慢训练：未采用。</translation>
    </message>
    <message>
        <source>The base model draws at %1×%2, so a resolution of %3 would only be slow: left out.</source>
        <translation>底模的出图尺寸是 %1×%2，分辨率 %3 只会拖慢训练：未采用。</translation>
    </message>
    <message>
        <source>The starter model is very small and learns little at a low rate: the learning rate is 0.001.</source>
        <translation>入门模型很小，学习率低时几乎学不到东西：学习率为 0.001。</translation>
    </message>
    <message>
        <source>Min-SNR makes the starter model learn more slowly: left out.</source>
        <translation>Min-SNR 会让入门模型学得更慢：未采用。</translation>
    </message>
    <message>
        <source>A card of %1 GB</source>
        <translation>一块 %1 GB 的显卡</translation>
    </message>
    <message>
        <source>%1 does not fit into %2 GB: take a smaller model.</source>
        <translation>%1 无法装进 %2 GB：请换用更小的模型。</translation>
    </message>
    <message>
        <source>there is no preset &quot;%1&quot;; did you mean &quot;%2&quot;?</source>
        <translation>没有预设“%1”；是否想写“%2”？</translation>
    </message>
    <message>
        <source>there is no preset &quot;%1&quot;; there are %2</source>
        <translation>没有预设“%1”；现有预设：%2</translation>
    </message>
    <message>
        <source>There is already a preset called &quot;%1&quot;: choose another name</source>
        <translation>已有名为“%1”的预设：请换一个名称</translation>
    </message>
    <message>
        <source>%1 sets nothing that a preset can hold</source>
        <translation>%1 中没有预设可以保存的设置</translation>
    </message>
    <message>
        <source>A preset needs a name: type one</source>
        <translation>预设需要名称：请输入</translation>
    </message>
    <message>
        <source>The name of a preset is at most 80 letters long: choose a shorter one</source>
        <translation>预设名称最多 80 个字符：请换一个短一些的</translation>
    </message>
    <message>
        <source>&quot;%1&quot; comes with the app and stays as it is: save a copy under another name</source>
        <translation>“%1”是应用自带的，不能更改：请另起名称保存副本</translation>
    </message>
    <message>
        <source>The base model stays in its own precision: the starter model is small enough.</source>
        <translation>底模保持自身精度：入门模型已经足够小。</translation>
    </message>
    <message>
        <source>The base model stays in its own precision: fewer bits need an NVIDIA card.</source>
        <translation>底模保持自身精度：更低的位数需要 NVIDIA 显卡。</translation>
    </message>
    <message>
        <source>The optimizer is plain AdamW: the one of the preset saves the memory of an NVIDIA card.</source>
        <translation>优化器采用普通 AdamW：预设中的优化器节省的是 NVIDIA 显卡的显存。</translation>
    </message>
    <message>
        <source>The model reads at most %1 tokens, so texts are that long at most.</source>
        <translation>模型最多读取 %1 个 token，因此文本最长也是这么多。</translation>
    </message>
    <message>
        <source>The starter model is very small: the learning rate is %1.</source>
        <translation>入门模型很小：学习率为 %1。</translation>
    </message>
</context>
<context>
    <name>project/retouch</name>
    <message>
        <source>nothing was changed</source>
        <translation>没有任何改动</translation>
    </message>
    <message>
        <source>the list of edits was not written</source>
        <translation>修图记录未能写入</translation>
    </message>
    <message>
        <source>the original of %1 is no longer in %2: it cannot be taken back</source>
        <translation>%1 的原图已不在 %2 中：无法撤回</translation>
    </message>
    <message>
        <source>%1: there is another picture of that name now: rename it, then take the edit back</source>
        <translation>%1：现在有另一张同名图片：先给它改名，再撤回修图</translation>
    </message>
    <message>
        <source>%1 has one mask in common with %2: rename one of the two first</source>
        <translation>%1 和 %2 共用一个蒙版：先给其中一个改名</translation>
    </message>
    <message>
        <source>%1 is read-only: pictures cannot be changed there; copy them into a project first</source>
        <translation>%1 是只读的：不能在那里修改图片；请先把图片复制到项目中</translation>
    </message>
    <message>
        <source>%1: nothing is changed, so nothing is written</source>
        <translation>%1：没有任何改动，因此没有写入</translation>
    </message>
    <message>
        <source>%1 does not lie in the picture folder %2</source>
        <translation>%1 不在图片文件夹 %2 中</translation>
    </message>
    <message>
        <source>%1 is there already; it was left as it is</source>
        <translation>%1 已经存在，保持原样</translation>
    </message>
    <message>
        <source>a picture is turned by 90, 180 or 270 degrees, and straightened by at most 45</source>
        <translation>图片可旋转 90、180 或 270 度，校正角度最多 45 度</translation>
    </message>
    <message>
        <source>the crop %1 does not lie in the picture, which has %2x%3 pixels</source>
        <translation>裁剪范围 %1 超出了图片，图片的尺寸是 %2x%3 像素</translation>
    </message>
    <message>
        <source>the picture cannot be written as %1 (%2): make the crop smaller</source>
        <translation>图片无法存为 %1（%2）：请把裁剪范围改小</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no shape: write width:height, such as 3:2</source>
        <translation>“%1”不是宽高比：先宽后高，写成 3:2 这样的形式</translation>
    </message>
</context>
<context>
    <name>project/runs</name>
    <message>
        <source>%1: the command cannot be sent (the disk is full)</source>
        <translation>%1：指令无法发送（磁盘已满）</translation>
    </message>
    <message>
        <source>%1: the command cannot be sent (%2)</source>
        <translation>%1：指令无法发送（%2）</translation>
    </message>
    <message>
        <source>test questions</source>
        <translation>测试问题</translation>
    </message>
    <message>
        <source>%1 is in use by a living process: stop it first, or choose another output_dir</source>
        <translation>%1 正被运行中的进程使用：先停止它，或换一个 output_dir</translation>
    </message>
    <message>
        <source>%1 is not empty: choose another output_dir, or continue its run with --resume</source>
        <translation>%1 不是空文件夹：换一个 output_dir，或用 --resume 继续其中的训练</translation>
    </message>
    <message>
        <source>%1 holds files but no run, so nothing can be resumed: choose another output_dir</source>
        <translation>%1 中有文件，但没有训练记录，无法继续：请换一个 output_dir</translation>
    </message>
    <message>
        <source>%1 cannot be used as a run folder (%2): choose another output_dir</source>
        <translation>%1 不能用作训练文件夹（%2）：请换一个 output_dir</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of LoRA Atelier: update this one</source>
        <translation>%1 由更新版本的 LoRA Atelier 写入：请更新应用</translation>
    </message>
    <message>
        <source>%1 is damaged: delete it and begin again</source>
        <translation>%1 已损坏：请删除它，重新开始</translation>
    </message>
    <message>
        <source>%1 cannot be locked (%2)</source>
        <translation>%1 无法锁定（%2）</translation>
    </message>
    <message>
        <source>%1 is not a %2</source>
        <translation>%1 不是 %2</translation>
    </message>
    <message>
        <source>%1 is a larger number than anything counts</source>
        <translation>%1 的数值过大，不可能是真实的数量</translation>
    </message>
    <message>
        <source>%1 belongs to another job than a training: choose another output_dir</source>
        <translation>%1 属于训练以外的任务：请换一个 output_dir</translation>
    </message>
    <message>
        <source>this run was begun with another %1 (%2, now %3): set it back, or start a new run in another output_dir</source>
        <translation>这次训练开始时的 %1 与现在不同（原为 %2，现为 %3）：把它改回去，或换一个 output_dir 开始新的训练</translation>
    </message>
    <message>
        <source>%1 was just taken by another run: choose another output_dir</source>
        <translation>%1 刚刚被另一次训练占用：请换一个 output_dir</translation>
    </message>
    <message>
        <source>%1 of %2 is damaged: nothing in it can be read</source>
        <translation>%2 的 %1 已损坏：其中的内容无法读取</translation>
    </message>
    <message>
        <source>%1 of %2 is damaged: the run cannot be continued</source>
        <translation>%2 的 %1 已损坏：训练无法继续</translation>
    </message>
    <message>
        <source>%1 is gone: it was moved or deleted</source>
        <translation>%1 不见了：它被移动或删除了</translation>
    </message>
    <message>
        <source>%1 of %2 is missing: the run cannot be continued</source>
        <translation>%2 缺少 %1：训练无法继续</translation>
    </message>
    <message>
        <source>%1 of %2 cannot be read (%3)</source>
        <translation>%2 的 %1 无法读取（%3）</translation>
    </message>
</context>
<context>
    <name>project/runtime</name>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA 显卡（CUDA）</translation>
    </message>
    <message>
        <source>AMD graphics card (ROCm)</source>
        <translation>AMD 显卡（ROCm）</translation>
    </message>
    <message>
        <source>Intel graphics card (XPU)</source>
        <translation>Intel 显卡（XPU）</translation>
    </message>
    <message>
        <source>Apple chip (MPS)</source>
        <translation>Apple 芯片（MPS）</translation>
    </message>
    <message>
        <source>Processor, without a graphics card</source>
        <translation>处理器，不用显卡</translation>
    </message>
    <message>
        <source>macOS %1 or later is needed, and this is %2: update the system.</source>
        <translation>需要 macOS %1 或更高版本，而当前是 %2：请更新系统。</translation>
    </message>
    <message>
        <source>It trains on the processor, slowly. This version has no smaller packages for it, so it takes those of a card.</source>
        <translation>用处理器训练，速度慢。这个版本没有为它准备更小的软件包，因此使用显卡版的软件包。</translation>
    </message>
    <message>
        <source>%1 is here, but this version has no packages for it on this system.</source>
        <translation>检测到 %1，但这个版本没有适用于本系统的软件包。</translation>
    </message>
    <message>
        <source>%1 has no NVIDIA driver: install the newest one from nvidia.com and start the app again.</source>
        <translation>%1 没有 NVIDIA 驱动：请从 nvidia.com 安装最新驱动，再重新启动应用。</translation>
    </message>
    <message>
        <source>The NVIDIA driver %1 serves up to CUDA %2.%3, and CUDA %4 is needed: update the driver, or take the processor.</source>
        <translation>NVIDIA 驱动 %1 最高支持 CUDA %2.%3，而这里需要 CUDA %4：请更新驱动，或改用处理器。</translation>
    </message>
    <message>
        <source>The NVIDIA driver %1 serves no CUDA that we know, and CUDA %2 is needed: update the driver, or take the processor.</source>
        <translation>NVIDIA 驱动 %1 支持的 CUDA 版本未知，而这里需要 CUDA %2：请更新驱动，或改用处理器。</translation>
    </message>
    <message>
        <source>%1 is too old: it has compute capability %2, and %3 is needed. Take the processor.</source>
        <translation>%1 太旧：计算能力为 %2，而这里需要 %3。请改用处理器。</translation>
    </message>
    <message>
        <source>%1 has no driver that computes (amdgpu with /dev/kfd): install it and start the app again.</source>
        <translation>%1 没有可用于计算的驱动（amdgpu 及 /dev/kfd）：请安装驱动，再重新启动应用。</translation>
    </message>
    <message>
        <source>%1 has the chip %2, which the packages are not made for. Take the processor.</source>
        <translation>%1 使用芯片 %2，软件包不支持它。请选择处理器。</translation>
    </message>
    <message>
        <source>%1 is not of the kinds that train (Arc, Core Ultra and Data Center Max). Take the processor.</source>
        <translation>%1 不属于能训练的型号（Arc、Core Ultra 和 Data Center Max）。请选择处理器。</translation>
    </message>
    <message>
        <source>%1 has no driver that computes: install Intel&apos;s and start the app again.</source>
        <translation>%1 没有可用于计算的驱动：请安装 Intel 的驱动，再重新启动应用。</translation>
    </message>
    <message>
        <source>There are packages for %1 processors, and this one is %2.</source>
        <translation>软件包适用于 %1 处理器，而这台电脑的处理器是 %2。</translation>
    </message>
    <message>
        <source>It trains on the processor: good for trying out, slow for real models.</source>
        <translation>用处理器训练：适合试用，训练真正的模型则很慢。</translation>
    </message>
    <message>
        <source>No %1 graphics were found in this computer.</source>
        <translation>这台电脑没有检测到 %1 显卡。</translation>
    </message>
    <message>
        <source>It trains on %1.</source>
        <translation>用 %1 训练。</translation>
    </message>
    <message>
        <source>This version has no packages for the processor alone.</source>
        <translation>这个版本没有仅用处理器的软件包。</translation>
    </message>
    <message>
        <source>the engine&apos;s own Python environment: what fits this computer, set up, repair, update, remove</source>
        <translation>引擎自己的 Python 环境：适合这台电脑的是什么，安装、修复、更新、移除</translation>
    </message>
    <message>
        <source>another set-up is at work here; waiting for it</source>
        <translation>这里正在进行另一次安装；正在等待</translation>
    </message>
    <message>
        <source>preparing Python</source>
        <translation>正在准备 Python</translation>
    </message>
    <message>
        <source>engine %1 takes no more arguments: `engine install` changes what was chosen</source>
        <translation>engine %1 不接受更多参数：请用 `engine install` 更改所选</translation>
    </message>
    <message>
        <source>, CUDA %1.%2</source>
        <translation>，CUDA %1.%2</translation>
    </message>
    <message>
        <source>engine collect needs --wheels: the folder to fill</source>
        <translation>engine collect 需要 --wheels：要填充的文件夹</translation>
    </message>
    <message>
        <source>%1 could not be fetched: %2. Try again later, or with another index</source>
        <translation>%1 下载失败：%2。请稍后再试，或换一个软件源</translation>
    </message>
    <message>
        <source>%1 cannot be reached (%2)</source>
        <translation>%1 无法连接（%2）</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no address of a package index: it looks like https://pypi.org/simple</source>
        <translation>“%1”不是软件源地址：地址形如 https://pypi.org/simple</translation>
    </message>
    <message>
        <source>what %1 sent is not the file that this version was made with</source>
        <translation>%1 发来的文件与这个版本所用的不一致</translation>
    </message>
    <message>
        <source>the connection to %1 broke</source>
        <translation>与 %1 的连接中断</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted (%2): look at this computer&apos;s clock and at proxies that read along, or set SSL_CERT_FILE to their certificate</source>
        <translation>%1 的证书不受信任（%2）：请检查电脑的时间，以及是否有会解密流量的代理；也可以把 SSL_CERT_FILE 设为代理的证书</translation>
    </message>
    <message>
        <source>%1 cannot be found</source>
        <translation>找不到 %1</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有响应</translation>
    </message>
    <message>
        <source>%1 answered %2 (%3)</source>
        <translation>%1 返回 %2（%3）</translation>
    </message>
    <message>
        <source>%1: check the network and try again, it goes on from here</source>
        <translation>%1：请检查网络后重试，会从中断处继续</translation>
    </message>
    <message>
        <source>%1 answered %2</source>
        <translation>%1 返回 %2</translation>
    </message>
    <message>
        <source>Setting up the engine was interrupted. It can go on from there.</source>
        <translation>引擎的安装中断了，可以从中断处继续。</translation>
    </message>
    <message>
        <source>The engine is ready.</source>
        <translation>引擎已就绪。</translation>
    </message>
    <message>
        <source>The engine is that of version %1 of the app. Update it.</source>
        <translation>引擎属于应用的 %1 版。请更新它。</translation>
    </message>
    <message>
        <source>there is no engine to repair: set it up first</source>
        <translation>没有可修复的引擎：请先安装</translation>
    </message>
    <message>
        <source>there is no engine to update: set it up first</source>
        <translation>没有可更新的引擎：请先安装</translation>
    </message>
    <message>
        <source>this version has no packages for %1 under %2</source>
        <translation>此版本没有适用于 %2 的 %1 软件包</translation>
    </message>
    <message>
        <source>The engine&apos;s folder %1 cannot be read (%2): connect its disk, or set the engine up in another folder.</source>
        <translation>无法读取引擎所在的文件夹 %1 (%2)：请连接它所在的磁盘，或把引擎安装到别的文件夹。</translation>
    </message>
    <message>
        <source>The engine is not set up yet.</source>
        <translation>引擎尚未安装。</translation>
    </message>
    <message>
        <source>this version has no packages for this computer</source>
        <translation>此版本没有适合这台电脑的软件包</translation>
    </message>
    <message>
        <source>the disk of %1 is full: free some space and try again, it goes on from here</source>
        <translation>%1 所在的磁盘已满：请腾出空间后重试，会从中断处继续</translation>
    </message>
    <message>
        <source>%1 cannot be changed: another program, often a virus scanner, holds it, or the folder belongs to someone else. Allow it there, or choose another folder, and try again</source>
        <translation>%1 无法更改：它被另一个程序（常见的是杀毒软件）占用，或文件夹属于别人。请在那里放行，或换一个文件夹，然后重试</translation>
    </message>
    <message>
        <source>the disk of %1 cannot be written to: choose another folder</source>
        <translation>%1 所在的磁盘无法写入：请换一个文件夹</translation>
    </message>
    <message>
        <source>the installer uv is missing: pip install uv</source>
        <translation>缺少安装工具 uv：pip install uv</translation>
    </message>
    <message>
        <source>the installer uv is missing: install the app again</source>
        <translation>缺少安装工具 uv：请重新安装应用</translation>
    </message>
    <message>
        <source>uv %1 failed: %2</source>
        <translation>uv %1 失败：%2</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>它没有任何输出</translation>
    </message>
    <message>
        <source>this computer has no Python %1, and none could be fetched (%2): install one and try again</source>
        <translation>这台电脑没有 Python %1，也未能下载（%2）：请安装后重试</translation>
    </message>
    <message>
        <source>the disk is full: free some space and try again, it goes on from here</source>
        <translation>磁盘已满：请腾出空间后重试，会从中断处继续</translation>
    </message>
    <message>
        <source>the installer uv cannot be started (%1): install the app again</source>
        <translation>安装工具 uv 无法启动（%1）：请重新安装应用</translation>
    </message>
    <message>
        <source>uv does not answer (%1)</source>
        <translation>uv 没有响应（%1）</translation>
    </message>
    <message>
        <source>%1 (from the shell: %2 engine %3)</source>
        <translation>%1（在终端中：%2 engine %3）</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): install the app again</source>
        <translation>%1 无法读取（%2）：请重新安装应用</translation>
    </message>
    <message>
        <source>%1 is damaged (%2): install the app again</source>
        <translation>%1 已损坏（%2）：请重新安装应用</translation>
    </message>
    <message>
        <source>%1 graphics</source>
        <translation>%1 显卡</translation>
    </message>
    <message>
        <source>macOS %1</source>
        <translation>macOS %1</translation>
    </message>
    <message>
        <source>Windows %1</source>
        <translation>Windows %1</translation>
    </message>
    <message>
        <source>NVIDIA graphics card</source>
        <translation>NVIDIA 显卡</translation>
    </message>
    <message>
        <source>files of the engine vanished while it was made, perhaps by a virus scanner: allow the folder %1 there and try again</source>
        <translation>安装时引擎的文件消失了，可能是被杀毒软件删除：请在杀毒软件中允许文件夹 %1，然后重试</translation>
    </message>
    <message>
        <source>the engine is there but cannot be loaded: %1</source>
        <translation>引擎已安装，但无法加载：%1</translation>
    </message>
    <message>
        <source>the engine is there but cannot be loaded: %1. Install Microsoft&apos;s Visual C++ Redistributable (vc_redist.x64.exe) and try again</source>
        <translation>引擎已安装，但无法加载：%1。请安装 Microsoft 的 Visual C++ Redistributable (vc_redist.x64.exe)，然后重试</translation>
    </message>
    <message>
        <source>the engine&apos;s Python does not start (%1): repair the engine</source>
        <translation>引擎的 Python 无法启动 (%1)：请修复引擎</translation>
    </message>
    <message>
        <source>%1 is too long a path for Windows: choose a folder of at most %2 characters, like C:\Engine</source>
        <translation>%1 对 Windows 来说路径太长：请选择不超过 %2 个字符的文件夹，例如 C:\Engine</translation>
    </message>
    <message>
        <source>The engine needs %1 GB on the disk of %2, and %3 GB are free: free some space, or choose a folder on another disk</source>
        <translation>引擎需要 %2 所在磁盘上有 %1 GB，而剩余 %3 GB：请腾出空间，或选择另一个磁盘上的文件夹</translation>
    </message>
    <message>
        <source>%1 is a file: choose a folder for the engine</source>
        <translation>%1 是一个文件：请为引擎选择一个文件夹</translation>
    </message>
    <message>
        <source>%1 cannot be written to (%2): choose another folder for the engine</source>
        <translation>无法写入 %1（%2）：请为引擎选择其他文件夹</translation>
    </message>
    <message>
        <source>%1 lacks %2 and %3 more: it has to hold every wheel of this version and kind of engine</source>
        <translation>%1 缺少 %2 等，另有 %3 个：它必须包含此版本和此类引擎的所有 wheel</translation>
    </message>
    <message>
        <source>%1 lacks %2: it has to hold every wheel of this version and kind of engine</source>
        <translation>%1 缺少 %2：它必须包含此版本和此类引擎的所有 wheel</translation>
    </message>
    <message>
        <source>%1 in %2 is not the file that this version was made with: it is damaged or of another version. Get it again</source>
        <translation>%2 中的 %1 与此版本所用的文件不同：它已损坏或属于别的版本。请重新获取</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>%1 is neither a folder nor a whole zip or tar archive of wheels</source>
        <translation>%1 既不是文件夹，也不是完整的 wheel 压缩包（zip 或 tar）</translation>
    </message>
    <message>
        <source>LoRA Atelier engine</source>
        <translation>LoRA Atelier 引擎</translation>
    </message>
    <message>
        <source>stopped; the next try goes on from here</source>
        <translation>已停止；下次会从中断处继续</translation>
    </message>
    <message>
        <source>an engine is at work: wait for its end, or stop the training and close the previews first</source>
        <translation>有引擎正在工作：请等它结束，或先停止训练并关闭预览</translation>
    </message>
</context>
<context>
    <name>project/texts</name>
    <message>
        <source>the chat template of %1 cannot be used (%2): set chat_template to plain or chatml</source>
        <translation>%1 的对话模板无法使用（%2）：把 chat_template 设为 plain 或 chatml</translation>
    </message>
    <message>
        <source>%1 reads at most %2 tokens: max_seq_length is lowered to that</source>
        <translation>%1 最多读取 %2 个 token：max_seq_length 已降到这个值</translation>
    </message>
    <message>
        <source>the chat template leaves its answers out</source>
        <translation>对话模板漏掉了回答</translation>
    </message>
    <message>
        <source>%1 has no chat template: conversations are trained as plain turns; set chat_template to chatml if the LoRA is to be used for chats</source>
        <translation>%1 没有对话模板：对话会按普通的轮次训练；如果 LoRA 要用于对话，把 chat_template 设为 chatml</translation>
    </message>
    <message>
        <source>the chat template does not end an answer: %1 is put behind the last one</source>
        <translation>对话模板没有结束回答的标记：在最后一个回答后补上 %1</translation>
    </message>
    <message>
        <source>the chat template takes no system prompt: it is put before the first question</source>
        <translation>对话模板不支持系统提示词：会放到第一个问题之前</translation>
    </message>
    <message>
        <source>there are no turns in it</source>
        <translation>里面没有对话轮次</translation>
    </message>
    <message>
        <source>mend the line in an editor, or remove it</source>
        <translation>用编辑器修正这一行，或删掉它</translation>
    </message>
    <message>
        <source>rename the columns, or say with text_columns what they hold</source>
        <translation>重命名这些列，或用 text_columns 说明它们的内容</translation>
    </message>
    <message>
        <source>write an answer, or remove them</source>
        <translation>补上回答，或删掉它们</translation>
    </message>
    <message>
        <source>write something, or remove them</source>
        <translation>补上内容，或删掉它们</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>The base model cannot be trained</source>
        <translation>底模无法训练</translation>
    </message>
    <message>
        <source>choose another one</source>
        <translation>换一个模板</translation>
    </message>
    <message>
        <source>Rows of several shapes: %1</source>
        <translation>各行的格式不一：%1</translation>
    </message>
    <message>
        <source>look whether this is meant, or set text_format</source>
        <translation>看看是否有意如此，或设置 text_format</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>只有%1</translation>
    </message>
    <message>
        <source>A manner of speaking takes some fifty examples, and reliable facts take some hundred.</source>
        <translation>学会一种说话方式需要五十个左右的样本，可靠地记住事实需要一百个左右。</translation>
    </message>
    <message>
        <source>add more, or train fewer epochs</source>
        <translation>多加一些，或减少训练轮数</translation>
    </message>
    <message>
        <source>The chat template cannot be used</source>
        <translation>对话模板无法使用</translation>
    </message>
    <message>
        <source>%1 that the chat template does not take</source>
        <translation>%1不被对话模板接受</translation>
    </message>
    <message>
        <source>They are left out of the training.</source>
        <translation>它们不参与训练。</translation>
    </message>
    <message>
        <source>change their turns, or set chat_template to chatml</source>
        <translation>调整它们的轮次，或把 chat_template 设为 chatml</translation>
    </message>
    <message>
        <source>%1 longer than %2 tokens</source>
        <translation>%1超过 %2 个 token</translation>
    </message>
    <message>
        <source>Their questions lose their middle; where that is not enough, the answer loses its end.</source>
        <translation>先去掉问题的中间部分；仍然太长时，再去掉回答的结尾。</translation>
    </message>
    <message>
        <source>shorten them, or raise max_seq_length (the longest has %1)</source>
        <translation>把它们改短，或调高 max_seq_length（最长的有 %1 个）</translation>
    </message>
    <message>
        <source>%1 of plain text longer than %2 tokens</source>
        <translation>%1纯文本超过 %2 个 token</translation>
    </message>
    <message>
        <source>They are trained in parts of this length, each at a line&apos;s end where there is one. Nothing is lost.</source>
        <translation>它们按这个长度分段训练，有换行处就在换行处分开。内容不会丢失。</translation>
    </message>
    <message>
        <source>Tokens are not counted</source>
        <translation>没有统计 token</translation>
    </message>
    <message>
        <source>choose a model that is on this computer</source>
        <translation>选择一个本机已有的模型</translation>
    </message>
    <message>
        <source>%1 with marks of a chat template in the text</source>
        <translation>%1的文本中含有对话模板的标记</translation>
    </message>
    <message>
        <source>The chat template writes these marks itself. Twice, they teach the model to break its turns.</source>
        <translation>对话模板会自己写入这些标记。重复出现会让模型学坏对话的轮次。</translation>
    </message>
    <message>
        <source>give the turns as messages, or as prompt and completion, without marks</source>
        <translation>把轮次写成 messages，或 prompt 和 completion，不带标记</translation>
    </message>
    <message>
        <source>%1 with an e-mail address</source>
        <translation>%1含有邮箱地址</translation>
    </message>
    <message>
        <source>A model can learn such words by heart and say them to anyone.</source>
        <translation>模型可能把这些内容背下来，并说给任何人听。</translation>
    </message>
    <message>
        <source>put another word in their place unless they are meant to be said</source>
        <translation>除非就是要让模型说出来，否则换成别的词</translation>
    </message>
    <message>
        <source>%1 that another row says already</source>
        <translation>%1与其他行重复</translation>
    </message>
    <message>
        <source>They are learned so much more often than the others, and may stand among the held-back ones too.</source>
        <translation>它们会比其他行学得更多，还可能出现在留出的行中。</translation>
    </message>
    <message>
        <source>keep one of each</source>
        <translation>重复的只留一个</translation>
    </message>
    <message>
        <source>%1 question with several answers</source>
        <translation>%1 个问题有多个回答</translation>
    </message>
    <message>
        <source>%1 questions with several answers</source>
        <translation>%1 个问题有多个回答</translation>
    </message>
    <message>
        <source>That is right where answers may differ, and confusing where they contradict each other.</source>
        <translation>如果回答本来就可以不同，没有问题；如果互相矛盾，模型会混乱。</translation>
    </message>
    <message>
        <source>look whether they agree</source>
        <translation>看看它们是否一致</translation>
    </message>
    <message>
        <source>%1 of %2 with the same answer</source>
        <translation>%2 行中有%1的回答相同</translation>
    </message>
    <message>
        <source>The model will tend to give this answer to everything.</source>
        <translation>模型会倾向于对什么都这样回答。</translation>
    </message>
    <message>
        <source>keep fewer of them</source>
        <translation>少留一些</translation>
    </message>
    <message>
        <source>Nothing of this file is trained.</source>
        <translation>这个文件的内容都不参与训练。</translation>
    </message>
    <message>
        <source>save it again</source>
        <translation>重新保存文件</translation>
    </message>
    <message>
        <source>Plain texts are learned whole, of conversations only the answers.</source>
        <translation>纯文本整篇都学，对话只学回答。</translation>
    </message>
    <message>
        <source>All of them are trained as conversations.</source>
        <translation>它们都按对话训练。</translation>
    </message>
    <message>
        <source>%1 was read as %2</source>
        <translation>%1 按 %2 编码读取</translation>
    </message>
    <message>
        <source>If letters look wrong, it is in another one.</source>
        <translation>如果文字显示不对，说明它用的是别的编码。</translation>
    </message>
    <message>
        <source>save it as UTF-8</source>
        <translation>存为 UTF-8</translation>
    </message>
    <message>
        <source>counting tokens</source>
        <translation>正在统计 token</translation>
    </message>
    <message>
        <source>change or remove them</source>
        <translation>修改或删掉它们</translation>
    </message>
    <message>
        <source>this step of the history is damaged and cannot be taken back</source>
        <translation>历史记录中的这一步已损坏，无法撤回</translation>
    </message>
    <message>
        <source>%1 was changed by another program since it was read: read the texts again</source>
        <translation>%1 读取后被其他程序改动过：请重新读取文本</translation>
    </message>
    <message>
        <source>there is nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>there is nothing to do again</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>The files cannot be written (%1)</source>
        <translation>文件无法写入（%1）</translation>
    </message>
    <message>
        <source>%1 is there already, so %2 stays where it is: give one of them another name</source>
        <translation>%1 已经在那里，所以 %2 留在原处：请给其中一个换个名称</translation>
    </message>
    <message>
        <source>%1 cannot be brought back: %2 is not there any more</source>
        <translation>%1 无法恢复：%2 已经不在了</translation>
    </message>
    <message>
        <source>%1 cannot be moved to %2 (%3)</source>
        <translation>%1 无法移到 %2（%3）</translation>
    </message>
    <message>
        <source>%1: this Parquet file is damaged (%2)</source>
        <translation>%1：这个 Parquet 文件已损坏（%2）</translation>
    </message>
    <message>
        <source>line %1 of what was pasted %2: nothing of it was added</source>
        <translation>粘贴内容的第 %1 行%2：没有添加任何内容</translation>
    </message>
    <message>
        <source>%1: there are no texts in it; it may hold %2 files</source>
        <translation>%1：其中没有文本；可以放 %2 文件</translation>
    </message>
    <message>
        <source>%1 was read as %2: save it as UTF-8 to change it here</source>
        <translation>%1 按 %2 编码读取：存为 UTF-8 后才能在这里修改</translation>
    </message>
    <message>
        <source>the rows have several shapes: %1; all are trained, so look whether this is meant</source>
        <translation>各行的格式不一：%1；都会参与训练，请看看是否有意如此</translation>
    </message>
    <message>
        <source>%1: nothing in it can be trained; %2 (and %3 more problem)</source>
        <translation>%1：其中没有可以训练的内容；%2（另有 %3 个问题）</translation>
    </message>
    <message>
        <source>%1: nothing in it can be trained; %2 (and %3 more problems)</source>
        <translation>%1：其中没有可以训练的内容；%2（另有 %3 个问题）</translation>
    </message>
    <message>
        <source>%1: nothing in it can be trained; %2</source>
        <translation>%1：其中没有可以训练的内容；%2</translation>
    </message>
    <message>
        <source>%1: there is no row in it</source>
        <translation>%1：里面没有行</translation>
    </message>
    <message>
        <source>%1, %2 and %3 more</source>
        <translation>%1、%2，另有 %3 个</translation>
    </message>
    <message>
        <source>%1: each %2</source>
        <translation>%1：每行都有这个问题：%2</translation>
    </message>
    <message>
        <source>%1: passed over, being about the data and not of it</source>
        <translation>%1：已跳过，是数据的说明，不是数据本身</translation>
    </message>
    <message>
        <source>files of other kinds are passed over: %1</source>
        <translation>其他类型的文件已跳过：%1</translation>
    </message>
    <message>
        <source>%1 of the shape %2</source>
        <translation>%1 行是 %2</translation>
    </message>
    <message>
        <source>%1 is a Parquet file: its rows cannot be changed in place</source>
        <translation>%1 是 Parquet 文件：不能直接修改其中的行</translation>
    </message>
    <message>
        <source>%1: texts are read from %2, not from %3</source>
        <translation>%1：文本可从 %2 读取，不支持 %3</translation>
    </message>
    <message>
        <source>%1: texts are read from %2, not from such a file</source>
        <translation>%1：文本从 %2 读取，不从这种文件读取</translation>
    </message>
    <message>
        <source>%1: there is no such file or folder of texts</source>
        <translation>%1：没有这样的文本文件或文件夹</translation>
    </message>
    <message>
        <source>there are more lines with problems</source>
        <translation>还有更多行有问题</translation>
    </message>
    <message>
        <source>is longer than %1 MB</source>
        <translation>超过 %1 MB</translation>
    </message>
    <message>
        <source>has %1 fields, and the first line names %2</source>
        <translation>有 %1 个字段，而第一行列出了 %2 个</translation>
    </message>
    <message>
        <source>is cut off (line %1): the file ends in the middle of it</source>
        <translation>不完整（第 %1 行）：文件在中途结束</translation>
    </message>
    <message>
        <source>holds bytes that are no UTF-8 text (column %1)</source>
        <translation>含有不是 UTF-8 文本的字节（第 %1 列）</translation>
    </message>
    <message>
        <source>is no valid JSON (%1, line %2 of it, column %3)</source>
        <translation>不是有效的 JSON（%1，其中第 %2 行第 %3 列）</translation>
    </message>
    <message>
        <source>is no valid JSON (%1, column %2)</source>
        <translation>不是有效的 JSON（%1，第 %2 列）</translation>
    </message>
    <message>
        <source>too deep</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>is no valid JSON (%1)</source>
        <translation>不是有效的 JSON（%1）</translation>
    </message>
    <message>
        <source>is no valid row of a table (%1)</source>
        <translation>不是有效的表格行（%1）</translation>
    </message>
    <message>
        <source>a quote is opened and never closed</source>
        <translation>有引号没有闭合</translation>
    </message>
    <message>
        <source>is no row of a table (%1)</source>
        <translation>不是表格行（%1）</translation>
    </message>
    <message>
        <source>is no row of a table (%1; nothing behind it is read)</source>
        <translation>不是表格行（%1；其后的内容都未读取）</translation>
    </message>
    <message>
        <source>is missing between two commas</source>
        <translation>两个逗号之间缺少内容</translation>
    </message>
    <message>
        <source>it needs &quot;text&quot;, or &quot;messages&quot;, or &quot;instruction&quot; and &quot;output&quot;, or &quot;prompt&quot; and &quot;completion&quot;; text_columns can name others</source>
        <translation>需要 &quot;text&quot;，或 &quot;messages&quot;，或 &quot;instruction&quot; 和 &quot;output&quot;，或 &quot;prompt&quot; 和 &quot;completion&quot;；其他列名可用 text_columns 指定</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>instruction and output</source>
        <translation>指令和输出</translation>
    </message>
    <message>
        <source>preference pair</source>
        <translation>偏好对</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>of no known shape</source>
        <translation>格式未知</translation>
    </message>
    <message>
        <source>with something in the place of text</source>
        <translation>在文本的位置上是别的内容</translation>
    </message>
    <message>
        <source>without any text</source>
        <translation>没有文本</translation>
    </message>
    <message>
        <source>without an answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>of preference pairs, which cannot be trained yet</source>
        <translation>是偏好对，目前还不能训练</translation>
    </message>
    <message>
        <source>%1, row %2</source>
        <translation>%1，第 %2 条</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>is %1, not an object such as {&quot;text&quot;: &quot;...&quot;}</source>
        <translation>是%1，不是 {&quot;text&quot;: &quot;...&quot;} 这样的对象</translation>
    </message>
    <message>
        <source>has a list as &quot;%1&quot;, not text</source>
        <translation>“%1”是列表，不是文本</translation>
    </message>
    <message>
        <source>has an object as &quot;%1&quot;, not text</source>
        <translation>“%1”是对象，不是文本</translation>
    </message>
    <message>
        <source>is a preference pair (chosen, rejected): these cannot be trained yet</source>
        <translation>是偏好对（chosen、rejected）：目前还不能训练</translation>
    </message>
    <message>
        <source>no names</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>has a shape that is not known (%1): %2</source>
        <translation>格式未知（%1）：%2</translation>
    </message>
    <message>
        <source>holds no text</source>
        <translation>没有文本</translation>
    </message>
    <message>
        <source>has no turn of the assistant to learn from</source>
        <translation>没有可供学习的 assistant 轮次</translation>
    </message>
    <message>
        <source>has an empty answer</source>
        <translation>回答是空的</translation>
    </message>
    <message>
        <source>has only answers of weight 0, from which nothing is learned</source>
        <translation>只有权重为 0 的回答，什么都学不到</translation>
    </message>
    <message>
        <source>has no question</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>has no list of turns as &quot;%1&quot;</source>
        <translation>“%1”不是轮次列表</translation>
    </message>
    <message>
        <source>has no turns in &quot;%1&quot;</source>
        <translation>“%1”中没有轮次</translation>
    </message>
    <message>
        <source>has a turn %1 that is no object with a role and a content</source>
        <translation>第 %1 个轮次不是含有 role 和 content 的对象</translation>
    </message>
    <message>
        <source>has a turn %1 without a role</source>
        <translation>第 %1 个轮次没有 role</translation>
    </message>
    <message>
        <source>has a turn %1 with an object as its content, not text</source>
        <translation>第 %1 个轮次的 content 是对象，不是文本</translation>
    </message>
    <message>
        <source>is not of the shape %1 (%2): set text_format to auto, or say with text_columns what its names hold</source>
        <translation>不是 %1 的形状（%2）：请把 text_format 设为 auto，或用 text_columns 说明各名称的内容</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>has a turn %1 with a picture or another thing that is no text</source>
        <translation>第 %1 个轮次含有图片或其他非文本内容</translation>
    </message>
    <message>
        <source>%1: not UTF-8 text, and too large to be converted: save it as UTF-8</source>
        <translation>%1：不是 UTF-8 文本，而且太大，无法转换：请存为 UTF-8</translation>
    </message>
    <message>
        <source>%1: its letters cannot be read as %2: save it as UTF-8</source>
        <translation>%1：文字无法按 %2 编码读取：请存为 UTF-8</translation>
    </message>
    <message>
        <source>%1: this is no text file</source>
        <translation>%1：不是文本文件</translation>
    </message>
    <message>
        <source>the template is not well formed: %1</source>
        <translation>模板的格式有误：%1</translation>
    </message>
    <message>
        <source>it leaves out what is said in a conversation</source>
        <translation>它漏掉了对话中说的内容</translation>
    </message>
    <message>
        <source>the template calls itself without end</source>
        <translation>模板无限地调用自身</translation>
    </message>
    <message>
        <source>a template may not set %1</source>
        <translation>模板不能设置 %1</translation>
    </message>
    <message>
        <source>model_name_or_path &quot;%1&quot; is no folder of a language model</source>
        <translation>model_name_or_path “%1”不是语言模型文件夹</translation>
    </message>
    <message>
        <source>%1: there is no %2 in it, by which tokens are counted</source>
        <translation>%1：其中没有 %2，无法统计 token</translation>
    </message>
    <message>
        <source>%1 holds no object</source>
        <translation>%1 的内容不是对象</translation>
    </message>
    <message>
        <source>%1 is damaged (%2): download or copy the model again</source>
        <translation>%1 已损坏（%2）：请重新下载或复制模型</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text</source>
        <translation>%1 不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>%1 is no valid JSON (%2)</source>
        <translation>%1 不是有效的 JSON（%2）</translation>
    </message>
    <message>
        <source>%1 is not among the texts any more: read them again</source>
        <translation>%1 已不在文本中：请重新读取文本</translation>
    </message>
    <message>
        <source>%1: the line was changed or removed by another program: what you typed was not written</source>
        <translation>%1：这一行被另一个程序改动或移除了：没有写入你输入的内容</translation>
    </message>
    <message>
        <source>%1: an empty line is no row: remove the row instead</source>
        <translation>%1：空行不算一行：请改为移除这一行</translation>
    </message>
    <message>
        <source>%1: what you typed %2, so it was not written</source>
        <translation>%1：输入的内容%2，所以没有写入</translation>
    </message>
    <message>
        <source>%1 is one text: add a file of its own for another one</source>
        <translation>%1 本身就是一篇文本：要再加一篇，请另建文件</translation>
    </message>
    <message>
        <source>the table has no column &quot;%1&quot;: add it to its first line</source>
        <translation>表格没有“%1”列：请加到第一行</translation>
    </message>
    <message>
        <source>%1: new files of texts are .jsonl or .txt files</source>
        <translation>%1：新建的文本文件只能是 .jsonl 或 .txt</translation>
    </message>
    <message>
        <source>%1 is there already: read the texts again</source>
        <translation>%1 已经存在：请重新读取文本</translation>
    </message>
    <message>
        <source>%1: record %2 is not what it was any more, so it is left as it is: read the texts again</source>
        <translation>%1：第 %2 条已与原来不同，因此没有改动：请重新读取文本</translation>
    </message>
    <message>
        <source>%1 holds no list that a row could be added to</source>
        <translation>%1 中没有可以添加条目的列表</translation>
    </message>
    <message>
        <source>%1 is written as %2: save it as UTF-8 to change it here</source>
        <translation>%1 用的是 %2 编码：存为 UTF-8 后才能在这里修改</translation>
    </message>
</context>
<context>
    <name>project/words</name>
    <message>
        <source>This closing parenthesis was never opened: remove it</source>
        <translation>这个右括号没有对应的左括号：请删掉</translation>
    </message>
    <message>
        <source>This quote is never closed: write &quot; behind the last word</source>
        <translation>引号没有闭合：在最后一个词后面加上 &quot;</translation>
    </message>
    <message>
        <source>More than %1 parentheses stand within each other</source>
        <translation>括号嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>This parenthesis is never closed: write ) at its end</source>
        <translation>括号没有闭合：在末尾加上 )</translation>
    </message>
    <message>
        <source>Something is missing behind %1: write something behind %2, such as %3, or &quot;%4&quot; for the word</source>
        <translation>%1 后面缺少内容：在 %2 后面写上内容，例如 %3；如果要找这个词本身，写成 &quot;%4&quot;</translation>
    </message>
    <message>
        <source>There is nothing in these parentheses: write something, or remove them</source>
        <translation>括号里是空的：写上内容，或删掉括号</translation>
    </message>
    <message>
        <source>Something is missing before %1: write what is to be found on both sides</source>
        <translation>%1 前面缺少内容：在两边都写上要找的内容</translation>
    </message>
    <message>
        <source>a change names no file</source>
        <translation>有一处改动没有写明文件</translation>
    </message>
    <message>
        <source>was written by a newer version of LoRA Atelier: undo ends with the app</source>
        <translation>由更新版本的 LoRA Atelier 写入：撤销记录只保留到应用关闭</translation>
    </message>
    <message>
        <source>another window holds it</source>
        <translation>另一个窗口正在使用</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): undo ends with the app</source>
        <translation>%1 无法读取（%2）：撤销记录只保留到应用关闭</translation>
    </message>
    <message>
        <source>The undo history %1 cannot be written (%2): the step is forgotten with the app</source>
        <translation>撤销历史 %1 无法写入（%2）：关闭应用后就不能撤销这一步</translation>
    </message>
    <message>
        <source>There is nothing to look for: type the words to replace</source>
        <translation>没有要查找的内容：输入要替换的词</translation>
    </message>
    <message>
        <source>The expression %1 is not a regular expression (%2 at character %3)</source>
        <translation>表达式 %1 不是正则表达式（%2，位于第 %3 个字符）</translation>
    </message>
    <message>
        <source>The expression %1 is not a regular expression (%2)</source>
        <translation>表达式 %1 不是正则表达式（%2）</translation>
    </message>
    <message>
        <source>The replacement %1 cannot be used (%2): \1 is the first group in brackets</source>
        <translation>替换内容 %1 无法使用（%2）：\1 表示括号里的第一组</translation>
    </message>
    <message>
        <source>The expression %1 takes too long: repeat fewer things inside repeated ones</source>
        <translation>表达式 %1 耗时太长：重复的部分里少套重复</translation>
    </message>
    <message>
        <source>%1 holds no tags: write one a line</source>
        <translation>%1 中没有标签：每行写一个</translation>
    </message>
    <message>
        <source>%1 is not readable as CSV (%2): each line must be name,category,count</source>
        <translation>%1 不是可读的 CSV（%2）：每行应为 name,category,count</translation>
    </message>
    <message>
        <source>There is no field %1: did you mean %2:? To find the text itself, put it in &quot;quotes&quot;</source>
        <translation>没有字段 %1：是否想写 %2:？要查找文本本身，请放在 &quot;引号&quot; 里</translation>
    </message>
    <message>
        <source>There is no field %1: there are %2. To find the text itself, put it in &quot;quotes&quot;</source>
        <translation>没有字段 %1：可用的有 %2。要查找文本本身，请放在 &quot;引号&quot; 里</translation>
    </message>
    <message>
        <source>There is no is:%1: did you mean is:%2?</source>
        <translation>没有 is:%1：是否想写 is:%2？</translation>
    </message>
    <message>
        <source>There is no is:%1: there are %2</source>
        <translation>没有 is:%1：可用的有 %2</translation>
    </message>
    <message>
        <source>Something is missing behind %1: such as %2, or %3:* for any</source>
        <translation>%1 后面缺少内容：例如 %2，或用 %3:* 表示任意</translation>
    </message>
    <message>
        <source>%1: needs one number; a ratio is for aspect:, such as aspect:16:9</source>
        <translation>%1：需要一个数字；比例只用于 aspect:，例如 aspect:16:9</translation>
    </message>
    <message>
        <source>%1: does not know the unit %2: possible are kb, mb and gb</source>
        <translation>%1：不认识单位 %2：可用的有 kb、mb 和 gb</translation>
    </message>
    <message>
        <source>%1: does not know the unit %2: possible are none</source>
        <translation>%1：不认识单位 %2：这里不用单位</translation>
    </message>
    <message>
        <source>aspect: cannot divide by 0</source>
        <translation>aspect: 不能除以 0</translation>
    </message>
    <message>
        <source>CLIP&apos;s usual tokenizer counts, since %1 is not on this computer</source>
        <translation>按 CLIP 常用的分词器统计，因为本机没有 %1</translation>
    </message>
    <message>
        <source>CLIP&apos;s usual tokenizer counts, since %1 is no model whose own is known</source>
        <translation>按 CLIP 常用的分词器统计，因为 %1 自身的分词器未知</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>%1 已损坏：%2</translation>
    </message>
    <message>
        <source>CLIP&apos;s usual tokenizer counts, since the model&apos;s own cannot be read (%1)</source>
        <translation>按 CLIP 常用的分词器统计，因为无法读取模型自身的分词器（%1）</translation>
    </message>
</context>
<context>
    <name>retouch</name>
    <message>
        <source>Bucket {width} × {height}</source>
        <translation>分桶 {width} × {height}</translation>
    </message>
    <message>
        <source>will be enlarged {factor}×</source>
        <translation>会放大 {factor} 倍</translation>
    </message>
    <message>
        <source>shrunk to {percent} %</source>
        <translation>缩小到 {percent}%</translation>
    </message>
    <message>
        <source>{pixels} px of the height cut off ({percent} %)</source>
        <translation>高度裁掉 {pixels} 像素（{percent}%）</translation>
    </message>
    <message>
        <source>{pixels} px of the width cut off ({percent} %)</source>
        <translation>宽度裁掉 {pixels} 像素（{percent}%）</translation>
    </message>
    <message>
        <source>bucket {sizes}</source>
        <translation>分桶 {sizes}</translation>
    </message>
    <message>
        <source>Where does the edited picture go?</source>
        <translation>编辑后的图片放到哪里？</translation>
    </message>
    <message>
        <source>Beside the original: a new picture NAME-edit.png with the same caption. Both are trained.

Instead of the original: the edit takes its place, and the untouched original is kept in the project. “Take back the edit” brings it back as it was.

You are asked only once; the choice stands below the picture.</source>
        <translation>放在原图旁边：成为新图片 NAME-edit.png，标注相同。两张都会参加训练。

替换原图：编辑结果取代它，未动过的原图保存在项目里。“撤回编辑”可以还原。

只会问这一次；之后可在图片下方更改。</translation>
    </message>
    <message>
        <source>Instead of the original</source>
        <translation>替换原图</translation>
    </message>
    <message>
        <source>Beside the original</source>
        <translation>放在原图旁边</translation>
    </message>
</context>
<context>
    <name>tools</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>调整秩</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>组合</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>提取</translation>
    </message>
    <message>
        <source>Reads every number: is the file sound, does it fit its base model, and what is strong in it?</source>
        <translation>读取每一个数：文件是否完好、与底模是否匹配、哪些部分作用强？</translation>
    </message>
    <message>
        <source>Makes the rank, and so the file, smaller. You see how much of the effect that loses.</source>
        <translation>让秩变小，文件也随之变小。会显示损失了多少效果。</translation>
    </message>
    <message>
        <source>Writes the LoRA in another tool&apos;s layout, or with fewer bits.</source>
        <translation>把 LoRA 写成另一个工具的布局，或用更少的位数。</translation>
    </message>
    <message>
        <source>Makes one LoRA that does what the marked ones do together, each at its strength.</source>
        <translation>做一个 LoRA，同时起到选中各个 LoRA 的作用，各按自己的强度。</translation>
    </message>
    <message>
        <source>Puts the marked LoRAs into a model for good: a new checkpoint that needs no LoRA.</source>
        <translation>把选中的 LoRA 永久并入模型：得到不需要 LoRA 的新检查点。</translation>
    </message>
    <message>
        <source>Finds the LoRA that turns one model into a fine-tuned other one.</source>
        <translation>找出把一个模型变成另一个微调模型的 LoRA。</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min {1:02d} s</source>
        <translation>{0} 分 {1:02d} 秒</translation>
    </message>
    <message>
        <source>{0} h {1:02d} min</source>
        <translation>{0} 小时 {1:02d} 分</translation>
    </message>
    <message>
        <source>{0} d {1} h</source>
        <translation>{0} 天 {1} 小时</translation>
    </message>
    <message>
        <source>today, {0}</source>
        <translation>今天 {0}</translation>
    </message>
    <message>
        <source>yesterday, {0}</source>
        <translation>昨天 {0}</translation>
    </message>
</context>
<context>
    <name>welcome</name>
    <message>
        <source>None that can train was found: the processor does it, slowly.</source>
        <translation>没有找到能训练的显卡：由处理器来做，比较慢。</translation>
    </message>
    <message>
        <source>No graphics card</source>
        <translation>没有显卡</translation>
    </message>
    <message>
        <source>memory unknown</source>
        <translation>显存未知</translation>
    </message>
    <message>
        <source>shares {0} with the system</source>
        <translation>与系统共用 {0}</translation>
    </message>
    <message>
        <source>driver {0}</source>
        <translation>驱动 {0}</translation>
    </message>
    <message>
        <source>CUDA up to {0}.{1}</source>
        <translation>CUDA 最高 {0}.{1}</translation>
    </message>
    <message>
        <source>it has no driver that computes: install its maker’s newest one</source>
        <translation>它没有能计算的驱动：请安装厂商的最新驱动</translation>
    </message>
    <message>
        <source>the engine installed here is made for the processor and does not use it</source>
        <translation>这里安装的引擎是给处理器用的，不会用到它</translation>
    </message>
    <message>
        <source>the engine that was chosen is the one for the processor</source>
        <translation>所选的引擎是处理器版的</translation>
    </message>
    <message>
        <source>{0} cores</source>
        <translation>{0} 核</translation>
    </message>
    <message>
        <source>Memory unknown</source>
        <translation>内存未知</translation>
    </message>
    <message>
        <source>{0} of memory</source>
        <translation>内存 {0}</translation>
    </message>
    <message>
        <source>of the computer itself</source>
        <translation>来自电脑本身</translation>
    </message>
    <message>
        <source>Disk unknown</source>
        <translation>磁盘未知</translation>
    </message>
    <message>
        <source>Projects need room for models and runs</source>
        <translation>项目需要空间存放模型和训练</translation>
    </message>
    <message>
        <source>{0} free on the disk</source>
        <translation>磁盘剩余 {0}</translation>
    </message>
    <message>
        <source>Little: a base model takes 2 to 7 GB, a project some more</source>
        <translation>偏少：底模占 2 到 7 GB，项目还要一些</translation>
    </message>
    <message>
        <source>where projects go</source>
        <translation>项目存放处</translation>
    </message>
    <message>
        <source>comfortably</source>
        <translation>轻松</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>with pictures of {0} pixels; {1}</source>
        <translation>用 {0} 像素的图片；{1}</translation>
    </message>
    <message>
        <source>only just</source>
        <translation>勉强</translation>
    </message>
    <message>
        <source>slowly</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>hours to days on the processor</source>
        <translation>在处理器上要几小时到几天</translation>
    </message>
    <message>
        <source>no</source>
        <translation>不行</translation>
    </message>
    <message>
        <source>takes about {0} of memory</source>
        <translation>约需 {0} 内存</translation>
    </message>
    <message>
        <source>with a 4-bit base</source>
        <translation>底模用 4 位</translation>
    </message>
    <message>
        <source>with an 8-bit base</source>
        <translation>底模用 8 位</translation>
    </message>
    <message>
        <source>with an 8-bit optimizer</source>
        <translation>用 8 位优化器</translation>
    </message>
    <message>
        <source>with everything encoded first</source>
        <translation>事先全部编码</translation>
    </message>
    <message>
        <source>computing some things twice</source>
        <translation>部分内容重复计算</translation>
    </message>
</context>
</TS>
