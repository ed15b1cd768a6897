# Completion of dossier for bash 3.2 and newer. What comes back is safe to stand on a command line as it is.
_dossier() {
    local line ask=bash
    [ "${COMP_TYPE-}" = 63 ] && ask=bash-list # the second TAB: bash shows the answer and puts nothing on the line
    COMPREPLY=()
    while IFS= read -r line; do
        if [ "$line" = ":files" ]; then
            compopt -o default 2>/dev/null
            return
        fi
        COMPREPLY[${#COMPREPLY[@]}]=$line
    done < <(_DOSSIER_COMPLETE=$ask _DOSSIER_LINE="${COMP_LINE:0:COMP_POINT}" "$1" 2>/dev/null)
}
complete -F _dossier dossier
