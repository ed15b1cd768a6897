# Completion of dossier for fish 3.1 and newer: fish itself escapes what it puts on the line.
function __dossier_complete
    for answer in (_DOSSIER_COMPLETE=fish _DOSSIER_LINE=(commandline -cp | string collect) dossier 2>/dev/null)
        if test "$answer" = ":files"
            __fish_complete_path (commandline -ct)
        else
            printf '%s\n' $answer
        end
    end
end
complete -c dossier -f -a '(__dossier_complete)'
