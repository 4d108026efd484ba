  $ . "$TESTDIR/setup.sh"
  $ ratings="$TASKS_SOURCE_DIR/examples/anaesthetists/ratings.csv" columns=patient,observer,fitness
  $ aggregate() { tasks aggregate --from "$ratings" --columns $columns -q "$@"; }

The anaesthetists: Dawid and Skene's own table. All seven ratings have the class shares of the paper: 0.40, 0.42, 0.11, 0.07.

  $ aggregate --repeats all --summary | jq -c '[(.log_likelihood * 1e6 | round), .items, .annotators, .answers, .converged, (.shares | map_values(. * 1e4 | round))]'
  [-192890881,45,5,315,true,{"1":3996,"2":4220,"3":1118,"4":667}]
  $ aggregate --summary | jq -c '[(.log_likelihood * 1e6 | round), (.shares | map_values(. * 1e4 | round))]'
  [-141077200,{"1":4000,"2":4126,"3":1208,"4":667}]
  $ aggregate | jq -r .label | tr -d '\n'; echo
  142222132243121111222222112111131224233111212
  $ aggregate --repeats all | jq -r .label | tr -d '\n'; echo
  142222132243121111222222112111131224233111212
  $ aggregate | head -n 3 | jq -c '[.item, .label, .answers, .tied, (.posterior * 1e4 | round)]'
  ["1","1",5,false,10000]
  ["2","4",5,false,10000]
  ["3","2",5,false,10000]
  $ aggregate --method majority --summary --fields method,tied,log_likelihood,iterations
  {"method":"majority","tied":1,"log_likelihood":null,"iterations":0}
  $ aggregate --method majority | jq -c 'select(.tied) | [.item, .label, .posteriors]'
  ["4","1",{"1":0.4,"2":0.4,"3":0.2}]
  $ join -j 1 <(aggregate | jq -r '.item + " " + .label' | sort) <(aggregate --method majority | jq -r '.item + " " + .label' | sort) | awk '$2 != $3'
  2 4 3
  4 2 1

Annotators: their rows of the confusion matrix add up to 1.

  $ aggregate --annotators | jq -c '[.annotator, .answers, (.skill * 1e4 | round), (.confusion["1"] | map_values(. * 1e3 | round)), ([.confusion[] | add * 1e6 | round] | unique)]'
  ["1",45,9014,{"1":1000,"2":0},[1000000]]
  ["2",45,7874,{"1":833,"2":167,"3":0},[1000000]]
  ["3",45,7681,{"1":1000,"2":0,"3":0},[1000000]]
  ["4",45,8763,{"1":944,"2":56,"3":0},[1000000]]
  ["5",45,8323,{"1":1000,"2":0,"3":0},[1000000]]

What nobody labeled, what one labeled, one label only.

  $ printf '%s\n' item,annotator,label 1,ana,x 1,ben,y 2,ana, 3,ben,y >few.csv
  $ tasks aggregate --from few.csv --method majority --fields item,label,posterior,tied,answers,posteriors
  {"item":"1","label":"x","posterior":0.5,"tied":true,"answers":2,"posteriors":{"x":0.5,"y":0.5}}
  {"item":"2","label":null,"posterior":null,"tied":false,"answers":0,"posteriors":{}}
  {"item":"3","label":"y","posterior":1,"tied":false,"answers":1,"posteriors":{"y":1}}
  ! note: 1 row has no label
  ! note: 1 item is tied: the label with the lower bytes was taken
  $ tasks aggregate --from few.csv --fields item,label,tied -q -o csv
  item,label,tied
  1,y,false
  2,,false
  3,y,false
  $ printf '%s\n' item,annotator,label 1,ana,x 1,ben,x | tasks aggregate --from - -o table
  ITEM  LABEL  POSTERIOR  TIED  ANSWERS
  1     x              1  no          2
  $ printf '%s\n' item,annotator,label | tasks aggregate --from - -o table
  ITEM  LABEL  POSTERIOR  TIED  ANSWERS
  $ printf '%s\n' item,annotator,label | tasks aggregate --from - --summary --fields items,shares,log_likelihood
  {"items":0,"shares":{},"log_likelihood":null}
  $ tasks aggregate --from few.csv --annotators --summary -o table
  ! error: --annotators and --summary exclude each other
  ! hint: see tasks help
  [2]
  $ tasks aggregate --from few.csv --method em -o table
  ! error: there is no method "em"
  ! hint: it is one of majority, dawid-skene
  [2]
  $ tasks aggregate -o table
  ! error: where the labels are was not said
  ! hint: name a task, or give --from FILE
  [2]

Of a task its own labels, those of replicas where there are any. Two of three call the first picture wet, all the second dry; nobody says anything of the others.

  $ . "$TESTDIR/scored.sh"
  $ for user in ana ben cid; do tasks set-status night --clear --all --as $user@example.com -q -o ids; done | wc -l
  12
  $ first=$(tasks dataset items cars --limit 1 -o ids)
  $ rate() { for i in 1 2; do echo "{\"path\":\"/$i.jpg\",\"label\":\"$2\",\"shape\":\"class\",\"attributes\":{\"sure\":true}}"; shift; done | tasks annotate night - --as $who@example.com -q -o ids; }
  $ for pair in ana:wet ben:wet cid:dry; do who=${pair%:*}; rate x ${pair#*:} dry; done | wc -l
  6
  $ for who in ana ben cid; do echo '{"path":"/1.jpg","label":"lamp","shape":"box","geometry":{"bbox":[300,300,20,40]},"attributes":{"lit":true}}' | tasks annotate night - --as $who@example.com -q -o ids; done | wc -l
  3
  $ for user in ana ben cid; do tasks set-status night complete --all --as $user@example.com -q -o ids; done | wc -l
  12
  $ tasks aggregate night --method majority --fields item,label,posterior,answers -q
  {"item":"/1.jpg","label":"wet","posterior":0.6666666666666666,"answers":3}
  {"item":"/2.jpg","label":"dry","posterior":1,"answers":3}
  {"item":"/3.jpg","label":null,"posterior":null,"answers":0}
  {"item":"/4.jpg","label":null,"posterior":null,"answers":0}
  $ tasks aggregate night --summary --fields method,items,annotators,answers -q
  {"method":"dawid-skene","items":4,"annotators":3,"answers":6}
  $ tasks aggregate night --annotators --fields annotator,answers -q
  {"annotator":"ana@example.com","answers":2}
  {"annotator":"ben@example.com","answers":2}
  {"annotator":"cid@example.com","answers":2}
  $ tasks agreement night --stat percent --fields value,items -q
  {"value":0.6666666666666667,"items":2}

--write makes a layer of them, and of the boxes that most of them drew, with median sides and the usual attributes; again and again.

  $ tasks aggregate night --write --method majority --fields item,label >written; head -n 1 written
  ! note: 6 rows have no label
  ! note: 2 labels and 5 shapes are in the layer aggregate now; 0 were there before
  {"item":"/1.jpg","label":"wet"}
  $ tasks annotations --item $first --layer aggregate --fields label,shape,geometry,attributes,confidence,source
  {"label":"wet","shape":"class","geometry":null,"attributes":{},"confidence":0.6666666666666666,"source":"aggregate"}
  {"label":"car","shape":"box","geometry":{"bbox":[12,20,100,50]},"attributes":{},"confidence":1,"source":"aggregate"}
  {"label":"lamp","shape":"box","geometry":{"bbox":[300,300,20,40]},"attributes":{"lit":true},"confidence":1,"source":"aggregate"}
  $ tasks aggregate night --write --method majority --layer ground-truth --fields item 2>&1 >/dev/null | grep layer
  ! note: 2 labels and 5 shapes are in the layer ground-truth now; 0 were there before
  $ tasks aggregate night --write --method majority --layer ground-truth --fields item 2>&1 >/dev/null | grep layer
  ! note: 2 labels and 5 shapes are in the layer ground-truth now; 7 were there before
  $ tasks annotations --item $first --layer ground-truth -o ids | wc -l
  3
  $ tasks undo -q -o ids | wc -l
  1
  $ tasks annotations --item $first --layer ground-truth -o ids | wc -l
  3
  $ tasks doctor -o csv --no-header --fields state -q | sort -u
  ok

Its mistakes.

  $ tasks aggregate night --from labels.csv
  ! {"error":{"code":"usage","message":"a task and --from exclude each other","hint":"see tasks help","details":{}}}
  [2]
  $ tasks aggregate --write --from labels.csv
  ! {"error":{"code":"usage","message":"--write needs a task","hint":"see tasks help","details":{}}}
  [2]
  $ tasks aggregate night --layer ground-truth
  ! {"error":{"code":"usage","message":"--layer goes with --write","hint":"see tasks help","details":{}}}
  [2]
  $ tasks aggregate night --columns a,b,c
  ! {"error":{"code":"usage","message":"--columns goes with --from","hint":"see tasks help","details":{}}}
  [2]
  $ tasks aggregate night --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks aggregate TASK is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks agreement night --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks agreement TASK is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks lock night -q -o ids | wc -l
  1
  $ tasks aggregate night --write
  ! {"error":{"code":"task.locked","message":"task \"night\" is locked by olga@example.com since 2026-01-05T09:00:00.000000Z","hint":"a manager can tasks unlock it","details":{"task":"night","locked_by":"olga@example.com","since":"2026-01-05T09:00:00.000000Z"}}}
  [5]
