; Makes setup.exe: sipnl for the user who runs it, for every Wireshark of which a
; sipnl.dll is in FILES, so that an update of Wireshark keeps it.
;
; usage: makensis -INPUTCHARSET UTF8 -DVERSION=X.Y.Z -DSERIES="X.Y of X.Y" -DFILES=FOLDER -DOUT=FILE setup.nsi
;
; FILES is laid out as the archive: plugins and profiles as Wireshark has them below
; %APPDATA%\Wireshark, and the rest, which is to be read.
;
; SPDX-License-Identifier: GPL-2.0-or-later

Target amd64-unicode
SetCompressor /SOLID lzma
; The times of the files are those of the build.
SetDateSave off

!include LogicLib.nsh

!define WIRESHARK "$APPDATA\Wireshark"
!define PROFILE "${WIRESHARK}\profiles\SIP-NL"
; Not INSTDIR, which a command line or a moved uninstaller can turn into any folder.
!define OWN "$LOCALAPPDATA\Programs\SIP-NL"
!define MENU "$SMPROGRAMS\SIP-NL"
!define KEPT_PROFILE "${OWN}\profiel"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SIP-NL"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\Wireshark.exe"

Name "SIP-NL ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
ShowInstDetails show
ShowUninstDetails show
LoadLanguageFile "${NSISDIR}\Contrib\Language files\Dutch.nlf"
Caption "SIP-NL ${VERSION}: SIP in het Nederlands, voor Wireshark ${SERIES}"
CompletedText "SIP-NL staat klaar. Kies in Wireshark het profiel SIP-NL."
BrandingText "SIP-NL ${VERSION}"
UninstallCaption "SIP-NL verwijderen"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "SIP-NL"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "SIP in het Nederlands, voor Wireshark ${SERIES}"
VIAddVersionKey "LegalCopyright" "GPL-2.0-or-later"

Page instfiles
UninstPage uninstConfirm
UninstPage instfiles

; For the sipnl.dll of every Wireshark, also of one that an earlier sipnl was for.
!macro PLUGINS un
; Ends while a Wireshark has one loaded: Windows then refuses to open it to be written.
; That is asked of all before one is removed.
Function ${un}CheckPlugins
    FindFirst $R0 $R1 "${WIRESHARK}\plugins\*"
    ${DoWhile} $R1 != ""
        ${If} ${FileExists} "${WIRESHARK}\plugins\$R1\epan\sipnl.dll"
            again_${un}:
            ClearErrors
            FileOpen $R2 "${WIRESHARK}\plugins\$R1\epan\sipnl.dll" a
            ${If} ${Errors}
                MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
                    "Wireshark is nog open. Sluit Wireshark, en probeer het opnieuw." /SD IDCANCEL IDRETRY again_${un}
                SetErrorLevel 2
                Abort "Wireshark is nog open: er is niets gewijzigd."
            ${EndIf}
            FileClose $R2
        ${EndIf}
        FindNext $R0 $R1
    ${Loop}
    FindClose $R0
FunctionEnd

Function ${un}RemovePlugins
    FindFirst $R0 $R1 "${WIRESHARK}\plugins\*"
    ${DoWhile} $R1 != ""
        Delete "${WIRESHARK}\plugins\$R1\epan\sipnl.dll"
        FindNext $R0 $R1
    ${Loop}
    FindClose $R0
FunctionEnd
!macroend
!insertmacro PLUGINS ""
!insertmacro PLUGINS "un."

; Where this machine's Wireshark is, into $0; empty where there is none.
Function FindWireshark
    SetRegView 64
    ReadRegStr $0 HKLM "${APP_PATH}" "Path"
    ${If} $0 == ""
        SetRegView 32
        ReadRegStr $0 HKLM "${APP_PATH}" "Path"
        SetRegView 64
    ${EndIf}
    ${If} $0 == ""
        StrCpy $0 "$PROGRAMFILES64\Wireshark"
    ${EndIf}
    ${IfNot} ${FileExists} "$0\Wireshark.exe"
        StrCpy $0 ""
    ${EndIf}
FunctionEnd

; Says what stands in the way of this Wireshark loading the plugin.
Function CheckWireshark
    Call FindWireshark
    ${If} $0 == ""
        DetailPrint "Op deze computer is geen Wireshark gevonden."
        MessageBox MB_OK|MB_ICONINFORMATION "Op deze computer is geen Wireshark gevonden.$\n$\n\
            SIP-NL staat klaar, en werkt zodra Wireshark ${SERIES} is geïnstalleerd." /SD IDOK
        Return
    ${EndIf}
    GetDLLVersion "$0\Wireshark.exe" $1 $2
    IntOp $3 $1 >> 16
    IntOp $4 $1 & 0xFFFF
    DetailPrint "Gevonden: Wireshark $3.$4 in $0"
    ${IfNot} ${FileExists} "${WIRESHARK}\plugins\$3.$4\epan\sipnl.dll"
        MessageBox MB_OK|MB_ICONEXCLAMATION "Op deze computer staat Wireshark $3.$4. SIP-NL is voor ${SERIES}.$\n$\n\
            SIP-NL staat klaar, en werkt zodra een van die versies is geïnstalleerd." /SD IDOK
    ${EndIf}
FunctionEnd

Section
    SetRegView 64
    Call CheckPlugins
    Call RemovePlugins
    SetOutPath "${WIRESHARK}\plugins"
    File /r "${FILES}/plugins/*"

    ; A profile that is there may have been changed, and is its user's.
    ${If} ${FileExists} "${PROFILE}\*"
        DetailPrint "Het profiel SIP-NL was er al, en blijft zoals het is."
    ${Else}
        SetOutPath "${PROFILE}"
        File /r "${FILES}/profiles/SIP-NL/*"
    ${EndIf}

    RMDir /r "${OWN}"
    SetOutPath "${KEPT_PROFILE}"
    File /r "${FILES}/profiles/SIP-NL/*"
    SetOutPath "${OWN}"
    File /r /x plugins /x profiles /x LEESMIJ.txt "${FILES}/*"
    WriteUninstaller "${OWN}\verwijderen.exe"
    CreateDirectory "${MENU}"
    CreateShortcut "${MENU}\Handleiding SIP-NL.lnk" "${OWN}\handleiding.html"
    CreateShortcut "${MENU}\SIP-codes.lnk" "${OWN}\sip-codes.html"
    CreateShortcut "${MENU}\Voorbeeldgesprekken.lnk" "${OWN}\voorbeelden\gesprekken.pcap"

    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "SIP-NL"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "${OWN}"
    WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"${OWN}\verwijderen.exe"'
    WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"${OWN}\verwijderen.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1

    Call CheckWireshark
SectionEnd

; Whether the files $1 and $2 are the same, into $0: 1 or 0.
Function un.Compare
    StrCpy $0 0
    ClearErrors
    FileOpen $3 "$1" r
    FileOpen $4 "$2" r
    ${IfNot} ${Errors}
        ${Do}
            FileReadByte $3 $5
            ${If} ${Errors}
                StrCpy $5 end
            ${EndIf}
            ClearErrors
            FileReadByte $4 $6
            ${If} ${Errors}
                StrCpy $6 end
            ${EndIf}
            ClearErrors
            ${If} $5 != $6
                ${ExitDo}
            ${ElseIf} $5 == end
                StrCpy $0 1
                ${ExitDo}
            ${EndIf}
        ${Loop}
    ${EndIf}
    FileClose $3
    FileClose $4
FunctionEnd

; Leaves what the user has changed or added. Wireshark itself writes the file recent.
Function un.RemoveProfile
    Delete "${PROFILE}\recent"
    FindFirst $R0 $R1 "${KEPT_PROFILE}\*"
    ${DoWhile} $R1 != ""
        StrCpy $1 "${KEPT_PROFILE}\$R1"
        StrCpy $2 "${PROFILE}\$R1"
        ${If} ${FileExists} "$2"
        ${AndIfNot} ${FileExists} "$2\*"
            Call un.Compare
            ${If} $0 == 1
                Delete "$2"
            ${EndIf}
        ${EndIf}
        FindNext $R0 $R1
    ${Loop}
    FindClose $R0
    RMDir "${PROFILE}"
    ${If} ${FileExists} "${PROFILE}\*"
        DetailPrint "Het profiel SIP-NL is gewijzigd, en blijft staan: ${PROFILE}"
    ${EndIf}
FunctionEnd

; Removes the folders of plugins and profiles that are empty now.
Function un.RemoveEmptyFolders
    FindFirst $R0 $R1 "${WIRESHARK}\plugins\*"
    ${DoWhile} $R1 != ""
        RMDir "${WIRESHARK}\plugins\$R1\epan"
        RMDir "${WIRESHARK}\plugins\$R1"
        FindNext $R0 $R1
    ${Loop}
    FindClose $R0
    RMDir "${WIRESHARK}\plugins"
    RMDir "${WIRESHARK}\profiles"
    RMDir "${WIRESHARK}"
FunctionEnd

Section "Uninstall"
    SetRegView 64
    Call un.CheckPlugins
    Call un.RemovePlugins
    Call un.RemoveProfile
    Call un.RemoveEmptyFolders
    RMDir /r "${MENU}"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    SetOutPath "$TEMP"
    RMDir /r "${OWN}"
    RMDir "$LOCALAPPDATA\Programs"
SectionEnd
