# TAB for tasks in fish. Holds no names: the program is asked for what may come next.
function __tasks_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct | string unescape)
    set -l answer ($typed[1] __complete fish $typed[2..-1] "$current" 2>/dev/null)
    test (count $answer) -gt 0; or return
    switch $answer[1]
        case 'files*'
            __fish_complete_path (commandline -ct)
        case 'folders*'
            __fish_complete_directories (commandline -ct)
    end
    test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
end
complete -c tasks -f -a '(__tasks_complete)'
