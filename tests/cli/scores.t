  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/scored.sh"

  $ tasks scores night -o table
  PATH    SCORE TYPE    ENTITY  RELATIVE  CONTRIBUTOR   VALUE
  /1.jpg  item_overall  14      -         -            0.9741
  /2.jpg  item_overall  15      -         -            0.6408
  /3.jpg  item_overall  16      -         -            0.9741
  /4.jpg  item_overall  17      -         -            0.3205
  $ tasks scores night --by contributor -o table
  CONTRIBUTOR       VALUE  AGREEMENT  ITEMS  ANNOTATIONS  MISSED
  ana@example.com  0.7859     0.7859      4            4       0
  ben@example.com  0.7859     0.7859      4            4       0
  cid@example.com  0.6103     0.6103      4            3       2
  $ tasks scores night --by label -o table
  LABEL  PRECISION  RECALL   F1     IOU  GIVEN  WANTED
  bus            0       0    0  0.9608      2       2
  car          0.8     0.8  0.8   0.944     20      20
  $ tasks scores night --by task -o table
  TASK   SCORE FUNCTION   VALUE  AGREEMENT  ITEMS  WAITING
  night  agreement       0.7274     0.7274      4        0
  $ tasks scores night --by annotation -o csv --fields path,score_type,value,contributor | head -20
  path,score_type,value,contributor
  /1.jpg,annotation_score,0.9615384615384616,ben@example.com
  /1.jpg,annotation_label,1,ben@example.com
  /1.jpg,annotation_iou,0.9230769230769231,ben@example.com
  /1.jpg,annotation_score,0.9803921568627452,cid@example.com
  /1.jpg,annotation_label,1,cid@example.com
  /1.jpg,annotation_iou,0.9607843137254902,cid@example.com
  /1.jpg,annotation_score,0.9615384615384616,ana@example.com
  /1.jpg,annotation_label,1,ana@example.com
  /1.jpg,annotation_iou,0.9230769230769231,ana@example.com
  /1.jpg,annotation_score,0.9803921568627452,cid@example.com
  /1.jpg,annotation_label,1,cid@example.com
  /1.jpg,annotation_iou,0.9607843137254902,cid@example.com
  /1.jpg,annotation_score,0.9803921568627452,ana@example.com
  /1.jpg,annotation_label,1,ana@example.com
  /1.jpg,annotation_iou,0.9607843137254902,ana@example.com
  /1.jpg,annotation_score,0.9803921568627452,ben@example.com
  /1.jpg,annotation_label,1,ben@example.com
  /1.jpg,annotation_iou,0.9607843137254902,ben@example.com
  /1.jpg,annotation_overall,0.9709653092006034,ana@example.com
  $ tasks scores night --by annotation -o csv --no-header --fields score_type | sort | uniq -c
       22 annotation_iou
       22 annotation_label
       11 annotation_overall
       22 annotation_score
        2 missed
  $ tasks scores night --by run -o csv --fields task,score_function,items,scores
  task,score_function,items,scores
  $ tasks sql 'select score_type, count(*) as n from v_scores group by 1 order by 1' -o csv
  type,score_type,n
  row,annotation_iou,22
  row,annotation_label,22
  row,annotation_overall,11
  row,annotation_score,22
  row,item_overall,4
  row,label_confusion,8
  row,missed,2
  row,user_confusion,24
  row,user_overall,12

Its mistakes.

  $ tasks scores night --by user
  ! {"error":{"code":"bad_value","message":"--by takes one of annotation, item, contributor, label, task, run, not \"user\"","hint":null,"details":{}}}
  [2]
  $ tasks scores night --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks scores is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ tasks create plain --dataset cars -q -o ids >/dev/null
  $ tasks scores plain
  ! {"error":{"code":"guard","message":"the task \"plain\" has nothing to compare: its quality is none","hint":"tasks create --quality consensus, qualification or honeypot makes one that is scored","details":{}}}
  [5]
  $ tasks scores night -o ids
  ! error: a score record has no id, so -o ids has nothing to print
  ! hint: use -o jsonl, json, csv or table
  [2]
