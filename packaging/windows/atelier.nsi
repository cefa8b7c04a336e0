Target amd64-unicode
; The installer for Windows: for one person, without administrator's rights, in the system's language.
; build.py compiles it and says what is in the defines: VERSION, VERSION_QUAD, BUNDLE, OUTPUT, ICON, SIDE_PICTURE,
; INSTALLED_KB, LONGEST (characters of the longest path in the bundle), EXTENSION, and SIGN if the uninstaller shall be signed.
;
; What lies in the chosen folder:
;   app\           the bundle; new\ while it is unpacked, old\ while it is replaced: of the same length, so that a path
;                  that could be unpacked can also be renamed
;   install.ini    says that the folder is ours, and under which name it is registered
;   Uninstall.exe
;
; Exit codes: 0 done, 1 cancelled, 2 a file could not be written, 10 the app is running, 11 too little space,
; 12 the folder's path is too long, 13 the folder cannot be used, 14 this Windows is too old, 15 a file is locked.

Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64

!define PRODUCT "LoRA Atelier"
!define PUBLISHER "The LoRA Atelier contributors"
!define EXE "lora-atelier.exe"
!define CLI "lora-atelier-cli.exe"
!define PROJECT_ID "LoRAAtelier.Project"
!define LORA_ID "LoRAAtelier.Lora"
!define ENTRIES "Software\Microsoft\Windows\CurrentVersion\Uninstall"
!define OLDEST_BUILD 17763 ; Windows 10 1809, the oldest that Qt runs on
!define LONGEST_PATH 259 ; MAX_PATH without its closing zero

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include Sections.nsh
!include WinVer.nsh

Name "${PRODUCT}"
OutFile "${OUTPUT}"
BrandingText "${PRODUCT} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${PRODUCT}"
InstallDirRegKey HKCU "${ENTRIES}\${PRODUCT}" "InstallLocation"
VIProductVersion "${VERSION_QUAD}"
VIFileVersion "${VERSION_QUAD}"
VIAddVersionKey "ProductName" "${PRODUCT}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${PRODUCT} Setup"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

Var Title ; under which name this folder is registered: the product's, or with a version if it stands beside another
Var Problem ; a sentence; empty while all is well
Var Code ; the exit code that goes with it
Var Beside ; the folder of another version, empty if there is none

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_UNFINISHPAGE_NOAUTOCLOSE

!define MUI_WELCOMEPAGE_TEXT "$(WelcomeText)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartApp
!define MUI_FINISHPAGE_TEXT "$(FinishText)"
!insertmacro MUI_PAGE_FINISH

!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_CUSTOMFUNCTION_SHOW un.HideSpace
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(UnFinishText)"
!insertmacro MUI_UNPAGE_FINISH

; The first one stands in for every language that is not here. A further language is one more file and one more line.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!include /CHARSET=UTF8 texts-english.nsh
!include /CHARSET=UTF8 texts-chinese.nsh

!include checks.nsh

; --- install ----------------------------------------------------------------------------------------------------------

Section "!${PRODUCT}" SectionApp
  SectionIn RO
  AddSize ${INSTALLED_KB}
  ${CheckFolder}
  ${CheckClosed}
  SetOutPath "$INSTDIR"
  ${IfNot} ${FileExists} "$INSTDIR\install.ini"
    WriteINIStr "$INSTDIR\install.ini" "install" "title" ""
  ${EndIf}
  Call MendFormer
  RMDir /r "$INSTDIR\new"
  ${If} ${FileExists} "$INSTDIR\new\*.*"
    StrCpy $Problem "$(FolderLocked)"
    ${Leave} 15
  ${EndIf}
  SetDetailsPrint textonly ; a list of thousands of lines takes longer than the files
  SetOutPath "$INSTDIR\new"
  File /r "${BUNDLE}/*"
  SetOutPath "$INSTDIR" ; a folder that is somebody's current one cannot be renamed
  Call TakePlace
  Call ForgetEntry
  Call ChooseTitle
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  WriteINIStr "$INSTDIR\install.ini" "install" "title" "$Title"
  WriteINIStr "$INSTDIR\install.ini" "install" "version" "${VERSION}"
  WriteINIStr "$INSTDIR\install.ini" "install" "number" "${VERSION_QUAD}"
  Call WriteEntry
  SetOutPath "$PROFILE" ; where the app starts: nobody shall hold the program's folder
  CreateShortcut "$SMPROGRAMS\$Title.lnk" "$INSTDIR\app\${EXE}" "" "$INSTDIR\app\${EXE}" 0 SW_SHOWNORMAL "" "$(LinkText)"
SectionEnd

Section "$(TypeTitle)" SectionType
  ${If} $Beside == ""
    Call WriteTypes
  ${EndIf}
SectionEnd

Section /o "$(DesktopTitle)" SectionDesktop
  SetOutPath "$PROFILE"
  CreateShortcut "$DESKTOP\$Title.lnk" "$INSTDIR\app\${EXE}" "" "$INSTDIR\app\${EXE}" 0 SW_SHOWNORMAL "" "$(LinkText)"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionApp} "$(AppHelp)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionType} "$(TypeHelp)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionDesktop} "$(DesktopHelp)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    StrCpy $Problem "$(TooOld)"
    ${Leave} 14
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionDesktop}
  ${EndIf}
FunctionEnd

; What an earlier installation left when it was cut off: its app aside and none in place.
Function MendFormer
  ${IfNot} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\old\*.*"
    Rename "$INSTDIR\old" "$INSTDIR\app"
  ${EndIf}
  RMDir /r "$INSTDIR\old"
FunctionEnd

; Puts new\ where app\ is. The former app stays until the new one is in its place, and comes back if it cannot be.
Function TakePlace
  ${Do}
    StrCpy $Problem ""
    ${If} ${FileExists} "$INSTDIR\app\*.*"
      ${RenameSoon} "$INSTDIR\app" "$INSTDIR\old"
    ${EndIf}
    ${If} $Problem == ""
      ${RenameSoon} "$INSTDIR\new" "$INSTDIR\app"
      ${If} $Problem != ""
      ${AndIf} ${FileExists} "$INSTDIR\old\*.*"
        Rename "$INSTDIR\old" "$INSTDIR\app"
      ${EndIf}
    ${EndIf}
    ${If} $Problem == ""
      ${Break}
    ${EndIf}
    ${RetryOrLeave} 15
  ${Loop}
  RMDir /r "$INSTDIR\old"
FunctionEnd

Function .onInstFailed
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\new"
  ${IfNot} ${FileExists} "$INSTDIR\app\*.*" ; a first installation: nothing of it stays
    Delete "$INSTDIR\install.ini"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

; The folder's page: a wrong folder is told of there, and the page stays.
Function LeaveFolder
  ${Inspect}
  ${If} $Problem != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Problem"
    Abort
  ${EndIf}
  Call ChooseTitle
  ${If} $Beside != ""
    MessageBox MB_YESNO|MB_ICONQUESTION "$(BesideQuestion)" IDYES +2
    Abort
  ${EndIf}
  ReadINIStr $0 "$INSTDIR\install.ini" "install" "version"
  ReadINIStr $2 "$INSTDIR\install.ini" "install" "number"
  ${If} $2 != ""
    ${VersionCompare} "$2" "${VERSION_QUAD}" $1
    ${If} $1 == 1
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(OlderQuestion)" IDYES +2
      Abort
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$DESKTOP\$Title.lnk" ; an update keeps the link up
    !insertmacro SelectSection ${SectionDesktop}
  ${EndIf}
FunctionEnd

Function StartApp
  SetOutPath "$PROFILE"
  Exec '"$INSTDIR\app\${EXE}"'
FunctionEnd

; --- uninstall --------------------------------------------------------------------------------------------------------

Section "!un.${PRODUCT}" UnSectionApp
  SectionIn RO
  ${un.CheckClosed}
  ReadINIStr $Title "$INSTDIR\install.ini" "install" "title"
  ${If} $Title == ""
    StrCpy $Title "${PRODUCT}"
  ${EndIf}
SectionEnd

; Before the program goes, because the program knows where its engine lies.
Section /o "un.$(EngineTitle)" UnSectionEngine
  DetailPrint "$(EngineRemoving)"
  nsExec::ExecToLog '"$INSTDIR\app\${CLI}" engine remove'
  Pop $0
  ${If} $0 != 0
    MessageBox MB_OK|MB_ICONINFORMATION "$(EngineFailed)" /SD IDOK
  ${EndIf}
  RMDir /r "$LOCALAPPDATA\${PRODUCT}\cache"
SectionEnd

; Nothing goes before the app could be put aside: while a file of it is locked, all stays usable.
Section "-un.files"
  SetOutPath "$TEMP"
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    RMDir /r "$INSTDIR\old"
    ${Do}
      StrCpy $Problem ""
      ${un.RenameSoon} "$INSTDIR\app" "$INSTDIR\old"
      ${If} $Problem == ""
        ${Break}
      ${EndIf}
      ${un.RetryOrLeave} 15
    ${Loop}
  ${EndIf}
  SetDetailsPrint textonly
  RMDir /r "$INSTDIR\old"
  RMDir /r "$INSTDIR\new"
  Delete "$SMPROGRAMS\$Title.lnk"
  Delete "$DESKTOP\$Title.lnk"
  Call un.RemoveTypes
  DeleteRegKey HKCU "${ENTRIES}\$Title"
  Delete "$INSTDIR\install.ini"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR" ; what a person put there stays
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UnSectionApp} "$(UnAppHelp)"
  !insertmacro MUI_DESCRIPTION_TEXT ${UnSectionEngine} "$(EngineHelp)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.HideSpace
  ShowWindow $mui.ComponentsPage.SpaceRequired ${SW_HIDE} ; it speaks of space that is needed, and here none is
FunctionEnd

Function un.onInit
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ENGINE" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UnSectionEngine}
  ${EndIf}
FunctionEnd

!include registry.nsh
