#compdef dossier
# Completion of dossier for zsh: refs, commands and options are put on the line, names are only shown beside them.
_dossier() {
    local line answer
    local -a values shown others
    line="${(j: :)words[1,CURRENT]}"
    for answer in "${(@f)$(_DOSSIER_COMPLETE=zsh _DOSSIER_LINE="$line" "${words[1]}" 2>/dev/null)}"; do
        [[ -z $answer ]] && continue
        if [[ $answer == :files ]]; then
            _files
            return
        fi
        values+=("${answer%%$'\t'*}")
        shown+=("${answer//$'\t'/  }")
        [[ ${answer%%$'\t'*} == "$PREFIX"* ]] || others+=(x)
    done
    if (( ${#others} && ${#values} > 1 )) && [[ $compstate[insert] == *unambiguous* ]]; then
        compstate[insert]=''
        compstate[list]='list force'
    fi
    compadd -U -Q -l -d shown -a values
}
if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    _dossier "$@"
else
    (( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit -D -i; }
    compdef _dossier dossier
fi
