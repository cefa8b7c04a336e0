; What is looked at before anything changes. Each check puts a sentence into $Problem, or leaves it empty.

; Ends here: in silence with the exit code alone, in a window after the sentence.
!macro Leave CODE
  MessageBox MB_OK|MB_ICONSTOP "$Problem" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend
!define Leave "!insertmacro Leave"

; Shows the sentence with Retry and Cancel. A silent run, and Cancel, leave with the code.
!macro RetryOrLeave UN CODE
  StrCpy $Code ${CODE}
  Call ${UN}RetryOrLeave
!macroend
!define RetryOrLeave '!insertmacro RetryOrLeave ""'
!define un.RetryOrLeave '!insertmacro RetryOrLeave "un."'

!macro CheckClosed UN
  Call ${UN}CheckClosed
!macroend
!define CheckClosed '!insertmacro CheckClosed ""'
!define un.CheckClosed '!insertmacro CheckClosed "un."'

; Renames, and waits some seconds for a scanner to let go. A folder in which a file is open cannot be renamed.
!macro RenameSoon UN FROM TO
  Push "${TO}"
  Push "${FROM}"
  Call ${UN}RenameSoon
!macroend
!define RenameSoon '!insertmacro RenameSoon ""'
!define un.RenameSoon '!insertmacro RenameSoon "un."'

; Whether the file can be written to, which Windows refuses while it runs; what does not exist is free.
!macro NameIfRunning FILE
  ${If} ${FileExists} "$INSTDIR\app\${FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\app\${FILE}" a
    ${If} ${Errors}
      StrCpy $Problem "$(Running)"
    ${Else}
      FileClose $0
    ${EndIf}
  ${EndIf}
!macroend

!define GENERIC_READ_WRITE 0xC0000000
!define SHARE_ALL 7
!define OPEN_EXISTING 3
!define LEASES "$LOCALAPPDATA\${PRODUCT}\cache\devices"

; An engine runs from a folder of its own and holds a lock on the first byte of its device's file (project/runs/lock.py).
; What it has not imported yet comes from the app's folder, which therefore stays as it is until it has ended.
!macro NameIfTraining
  FindFirst $2 $3 "${LEASES}\*.lock"
  ${DoWhile} $3 != ""
    System::Call 'kernel32::CreateFileW(w "${LEASES}\$3", i ${GENERIC_READ_WRITE}, i ${SHARE_ALL}, p 0, i ${OPEN_EXISTING}, i 0, p 0) p .r0'
    ${If} $0 P<> -1
      System::Call 'kernel32::LockFile(p r0, i 0, i 0, i 1, i 0) i .r1'
      ${If} $1 = 0
        StrCpy $Problem "$(Running)"
      ${Else}
        System::Call 'kernel32::UnlockFile(p r0, i 0, i 0, i 1, i 0)'
      ${EndIf}
      System::Call 'kernel32::CloseHandle(p r0)'
    ${EndIf}
    FindNext $2 $3
  ${Loop}
  FindClose $2
!macroend

!macro Checks UN
  Function ${UN}RetryOrLeave
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$Problem" /SD IDCANCEL IDRETRY again
    !if "${UN}" == ""
      Call .onInstFailed
    !endif
    SetErrorLevel $Code
    Quit
    again:
  FunctionEnd

  ; The window, the command, the Python and uv that engines are made with, and engines at work.
  Function ${UN}CheckClosed
    ${Do}
      StrCpy $Problem ""
      !insertmacro NameIfRunning "${EXE}"
      !insertmacro NameIfRunning "${CLI}"
      !insertmacro NameIfRunning "_internal\python\python.exe"
      !insertmacro NameIfRunning "_internal\uv\uv.exe"
      !insertmacro NameIfTraining
      ${If} $Problem == ""
        ${Break}
      ${EndIf}
      ${${UN}RetryOrLeave} 10
    ${Loop}
  FunctionEnd

  Function ${UN}RenameSoon
    Exch $0
    Exch
    Exch $1
    Push $2
    StrCpy $Problem "$(FolderLocked)"
    ${For} $2 1 8
      ClearErrors
      Rename $0 $1
      ${IfNot} ${Errors}
        StrCpy $Problem ""
        ${Break}
      ${EndIf}
      Sleep 400
    ${Next}
    Pop $2
    Pop $1
    Pop $0
  FunctionEnd
!macroend
!insertmacro Checks ""
!insertmacro Checks "un."

; The folder that was chosen: short enough, writable, ours or free, with room.
!define Inspect "Call InspectFolder"

!macro CheckFolder
  ${Inspect}
  ${If} $Problem != ""
    ${Leave} $Code
  ${EndIf}
!macroend
!define CheckFolder "!insertmacro CheckFolder"

Function InspectFolder
  StrCpy $Problem ""
  StrLen $0 "$INSTDIR"
  IntOp $1 ${LONGEST_PATH} - ${LONGEST}
  IntOp $1 $1 - 5 ; "\app\"
  ${If} $0 > $1
    StrCpy $Problem "$(TooLong)"
    StrCpy $Code 12
    Return
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\app"
  ${OrIf} ${FileExists} "$INSTDIR\new"
  ${OrIf} ${FileExists} "$INSTDIR\old"
    ${IfNot} ${FileExists} "$INSTDIR\install.ini"
      StrCpy $Problem "$(Foreign)"
      StrCpy $Code 13
      Return
    ${EndIf}
  ${EndIf}
  Call InspectByWriting
FunctionEnd

; Leaves the folder as it was: a probe goes again, and so does a folder that was made for it.
Function InspectByWriting
  CreateDirectory "$INSTDIR"
  ClearErrors
  FileOpen $0 "$INSTDIR\.probe" w
  ${If} ${Errors}
    StrCpy $Problem "$(CannotWrite)"
    StrCpy $Code 13
    Return
  ${EndIf}
  FileClose $0
  Delete "$INSTDIR\.probe"
  ; In megabytes, because a number here has 32 bits. An update has both versions on the disk for a moment.
  StrCpy $1 0
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "$INSTDIR", *l .r1, p 0, p 0) i .r0'
  RMDir "$INSTDIR"
  ${If} $0 != 0
    System::Int64Op $1 / 1048576
    Pop $1
    IntOp $2 ${INSTALLED_KB} / 1024
    IntOp $2 $2 + 20
    ${If} $1 < $2
      StrCpy $Problem "$(NoSpace)"
      StrCpy $Code 11
    ${EndIf}
  ${EndIf}
FunctionEnd
