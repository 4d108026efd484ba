  $ . "$TESTDIR/setup.sh"
  $ . "$TESTDIR/scored.sh"

  $ tasks confusion night -o table
  REFERENCE  SCORED  VALUE  ITEMS
  bus        car         2      1
  car        bus         2      1
  car        car        16      4
  car        none        2      1
  none       car         2      1
  $ tasks confusion night --contributors -o table
  REFERENCE        SCORED            VALUE  ITEMS
  ana@example.com  ben@example.com  0.9615      4
  ana@example.com  cid@example.com  0.6103      4
  ben@example.com  ana@example.com  0.9615      4
  ben@example.com  cid@example.com  0.6103      4
  cid@example.com  ana@example.com  0.6103      4
  cid@example.com  ben@example.com  0.6103      4
  $ tasks confusion night --cell car,bus --fields type,path
  {"type":"item","path":"/2.jpg"}
  $ tasks confusion night --cell car,none --fields path
  {"path":"/4.jpg"}
  $ tasks confusion night --contributors --cell ana@example.com,cid@example.com -o csv --fields path
  path
  /1.jpg
  /2.jpg
  /3.jpg
  /4.jpg

Its mistakes.

  $ tasks confusion night --cell bus,cat
  ! {"error":{"code":"not_found","message":"there is no cell \"bus,cat\"","hint":"did you mean bus,car?","details":{}}}
  [1]
  $ tasks confusion night --cell car
  ! {"error":{"code":"not_found","message":"there is no cell \"car\"","hint":"it is REFERENCE,SCORED, as tasks confusion 18 prints them","details":{}}}
  [1]
  $ tasks confusion night --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks confusion is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
