  $ . "$TASKS_SOURCE_DIR/tests/examples/setup.sh"

Events go to an HTTP receiver, which refuses twice; each arrives once, in order.

  $ webhook="$TASKS_SOURCE_DIR/examples/webhook.sh"
  $ export TASKS_USER=olga@example.com
  $ tasks init street --name street -q >/dev/null
  $ tasks -C street user add ana@example.com -q >/dev/null
  $ tasks -C street dataset create d -q >/dev/null
  $ python3 "$TASKS_SOURCE_DIR/tests/examples/receiver.py" taken 2 & receiver=$!
  $ until [ -s taken.port ]; do sleep 0.05; done; url=http://127.0.0.1:$(cat taken.port)/hook
  $ settle; "$webhook" street "$url" cursor --kind user,dataset 2>&1 | sed 's/: 503.*/: 503/'
  curl: (22) The requested URL returned error: 503
  curl: (22) The requested URL returned error: 503
  $ jq -r '.id + " " + .kind + " " + .field' taken
  2:1 user created
  4:1 user created
  6:1 dataset created

The cursor goes on where it was, also when the receiver was away.

  $ cat cursor
  6:1
  $ tasks -C street user add ben@example.com -q >/dev/null
  $ settle; timeout 3 "$webhook" street http://127.0.0.1:9/away cursor --kind user,dataset 2>/dev/null; echo $?
  124
  $ cat cursor
  6:1
  $ settle; "$webhook" street "$url" cursor --kind user,dataset
  $ settle; "$webhook" street "$url" cursor --kind user,dataset
  $ jq -r '.id + " " + .kind + " " + .field' taken
  2:1 user created
  4:1 user created
  6:1 dataset created
  8:1 user created
  $ kill $receiver
