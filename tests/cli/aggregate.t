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
