  $ . "$TESTDIR/setup.sh"

Every command has help that names its options; the overview names every command.

  $ tasks help | head -4
  tasks runs the labeling operation of a machine-learning team
  
  Usage: tasks COMMAND [options]
  
  $ tasks | head -4
  tasks runs the labeling operation of a machine-learning team
  
  Usage: tasks COMMAND [options]
  
  $ tasks user
  Usage: tasks user VERB [options]
  
  Verbs:
    add           add a user to the project
    list          list the users
    show          show one user
    edit          change a user's name, role or login
    deactivate    keep a user from working
    activate      let a deactivated user work again
  
  tasks user VERB -h shows its options; tasks help user the whole page.
  [2]
  $ tasks user list -h | head -4
  user list: list the users
  
  Usage: tasks user list [options]
  
  $ tasks nonsense -h -o table
  ! error: there is no command "nonsense"
  ! hint: tasks help lists the commands
  [2]
  $ tasks -o table | head -1
  tasks runs the labeling operation of a machine-learning team
  $ tasks --nonsense list -o table
  ! error: there is no option "--nonsense" before the command
  ! hint: options of one command stand behind its name
  [2]
  $ tasks help --describe | jq -r '.commands[] | select(.page == "user") | .name'
  user add
  user list
  user show
  user edit
  user deactivate
  user activate
