# Completion of dossier for PowerShell 5 and newer: refs, commands and options are put on the line, names are shown.
Register-ArgumentCompleter -Native -CommandName dossier -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $line = $commandAst.ToString()
    if ($cursorPosition -gt $line.Length) { $line += ' ' }
    $before = [Console]::OutputEncoding
    $env:_DOSSIER_COMPLETE = 'powershell'
    $env:_DOSSIER_LINE = $line
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $answers = @(& dossier 2>$null)
    } finally {
        [Console]::OutputEncoding = $before
        Remove-Item Env:_DOSSIER_COMPLETE, Env:_DOSSIER_LINE
    }
    foreach ($answer in $answers) {
        $value, $words = $answer -split "`t", 2
        if ($value -eq ':files') { return }
        $text = if ($words) { "$value  $words" } else { $value }
        [System.Management.Automation.CompletionResult]::new($value, $text, 'ParameterValue', $text)
    }
}
