; What Windows is told: the entry under Apps, and which program opens a project's file.

; Sets $Title and $Beside. The first folder has the product's own name; a version in another folder, while the first is
; there, has its version in its name, so that neither takes the other's links and entry.
Function ChooseTitle
  StrCpy $Title "${PRODUCT}"
  StrCpy $Beside ""
  Push "${PRODUCT}"
  Call OwnerOf
  Pop $1
  ${If} $1 == ""
    Return
  ${EndIf}
  StrCpy $Beside $1
  StrCpy $2 1
  ${Do}
    ${If} $2 == 1
      StrCpy $Title "${PRODUCT} ${VERSION}"
    ${Else}
      StrCpy $Title "${PRODUCT} ${VERSION} ($2)"
    ${EndIf}
    Push "$Title"
    Call OwnerOf
    Pop $1
    IntOp $2 $2 + 1
  ${LoopUntil} $1 == ""
FunctionEnd

; Title → the folder of another, living installation of that name; empty if the name is free for this folder.
Function OwnerOf
  Exch $0
  ReadRegStr $0 HKCU "${ENTRIES}\$0" "InstallLocation"
  ${If} $0 == $INSTDIR
  ${OrIfNot} ${FileExists} "$0\app\${EXE}"
    StrCpy $0 ""
  ${EndIf}
  Exch $0
FunctionEnd

; Takes back what an earlier version in this folder told Windows, where its name may change with the version.
Function ForgetEntry
  ReadINIStr $0 "$INSTDIR\install.ini" "install" "title"
  ${If} $0 == ""
  ${OrIf} $0 == "${PRODUCT}"
    Return
  ${EndIf}
  ReadRegStr $1 HKCU "${ENTRIES}\$0" "InstallLocation"
  ${If} $1 == $INSTDIR
    DeleteRegKey HKCU "${ENTRIES}\$0"
    Delete "$SMPROGRAMS\$0.lnk"
    ${If} ${FileExists} "$DESKTOP\$0.lnk"
      Delete "$DESKTOP\$0.lnk"
      !insertmacro SelectSection ${SectionDesktop}
    ${EndIf}
  ${EndIf}
FunctionEnd

Function WriteEntry
  !define ENTRY '"${ENTRIES}\$Title"'
  WriteRegStr HKCU ${ENTRY} "DisplayName" "$Title"
  WriteRegStr HKCU ${ENTRY} "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU ${ENTRY} "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU ${ENTRY} "DisplayIcon" "$INSTDIR\app\${EXE}"
  WriteRegStr HKCU ${ENTRY} "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU ${ENTRY} "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU ${ENTRY} "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU ${ENTRY} "EstimatedSize" ${INSTALLED_KB}
  WriteRegDWORD HKCU ${ENTRY} "NoModify" 1
  WriteRegDWORD HKCU ${ENTRY} "NoRepair" 1
FunctionEnd

!define CLASSES "Software\Classes"
!define SHCNE_ASSOCCHANGED 0x08000000

; A kind of file that the app opens: it is given the file's path.
!macro WriteKind PROG_ID EXTENSION NAME
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\DefaultIcon" "" "$INSTDIR\app\${EXE},0"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\shell\open\command" "" '"$INSTDIR\app\${EXE}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${PROG_ID}" ""
!macroend

!macro RemoveKind PROG_ID EXTENSION
  DeleteRegKey HKCU "${CLASSES}\${PROG_ID}"
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${PROG_ID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
  ${If} $0 == "${PROG_ID}"
    DeleteRegValue HKCU "${CLASSES}\${EXTENSION}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${EXTENSION}"
!macroend

Function WriteTypes
  !insertmacro WriteKind "${PROJECT_ID}" "${EXTENSION}" "$(ProjectName)"
  ; LoRA files of any program: among the choices of "Open with", and no double click is taken from another program.
  !insertmacro WriteKind "${LORA_ID}" ".safetensors" "$(LoraName)"
  ReadRegStr $0 HKCU "${CLASSES}\${EXTENSION}" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\${EXTENSION}" "" "${PROJECT_ID}"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
FunctionEnd

; Only if it is this folder that opens the files.
Function un.RemoveTypes
  ReadRegStr $0 HKCU "${CLASSES}\${PROJECT_ID}\DefaultIcon" ""
  ${If} $0 == "$INSTDIR\app\${EXE},0"
    !insertmacro RemoveKind "${PROJECT_ID}" "${EXTENSION}"
    !insertmacro RemoveKind "${LORA_ID}" ".safetensors"
    System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
  ${EndIf}
FunctionEnd
