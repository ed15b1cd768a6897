# Completion of dossier for bash 3.2 and newer. What comes back is safe to stand on a command line as it is.
_dossier() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [ "$line" = ":files" ]; then
            compopt -o default 2>/dev/null
            return
        fi
        COMPREPLY[${#COMPREPLY[@]}]=$line
    done < <(_DOSSIER_COMPLETE=bash _DOSSIER_LINE="${COMP_LINE:0:COMP_POINT}" "$1" 2>/dev/null)
}
complete -F _dossier dossier
