  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ mkdir img; printf hello > img/a.txt
  $ tasks dataset create notes -q -o ids
  11
  $ tasks dataset add notes img -q -o ids
  14
  $ tasks item show 14 -o table
  type          item
  id            14
  dataset       notes
  path          /a.txt
  dir           /
  kind          text
  mimetype      text/plain
  width         -
  height        -
  frames        -
  fps           -
  size          5
  split         none
  ground truth  no
  external id   -
  metadata      -
  version       1
  hidden        no
  content hash  b5e9c1ad071b3e7fc779cfaa5e523818
  $ tasks item show 14 -o json
  {"items":[
  {"type":"item","id":14,"dataset":"notes","path":"/a.txt","dir":"/","kind":"text","mimetype":"text/plain","width":null,"height":null,"frames":null,"fps":null,"size":5,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":false,"content_hash":"b5e9c1ad071b3e7fc779cfaa5e523818"}
  ]}
  $ tasks item show 11
  ! {"error":{"code":"wrong_kind","message":"11 is the id of a dataset, not of an item","hint":null,"details":{"id":"11","kind":"dataset"}}}
  [1]
  $ tasks item show 99
  ! {"error":{"code":"not_found","message":"no item has the id 99","hint":null,"details":{"id":"99"}}}
  [1]
  $ tasks item show /a.txt
  ! {"error":{"code":"bad_value","message":"\"/a.txt\" is not an id","hint":"tasks dataset items DATASET -w path=/img/1.png -o ids tells an item's id","details":{}}}
  [2]
  $ as ana item show 14
  ! {"error":{"code":"permission","message":"tasks item show is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
