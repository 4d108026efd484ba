  $ . "$TESTDIR/setup.sh"
  $ new_project
  $ png() { printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0\x08\x02' > "$1"; }  # 640 × 480

Making one.

  $ tasks dataset create cars -o table
  ID  NAME  ITEMS TOTAL  TASKS COUNT  RECIPE  ROOT
  11  cars            0            0  -       -
  ! changed 1 dataset
  $ tasks dataset create cars
  ! {"error":{"code":"exists","message":"there is a dataset \"cars\" already","hint":"tasks dataset add puts items into it; --if-not-exists takes it as it is","details":{}}}
  [1]
  $ tasks dataset create cars --if-not-exists -o table
  ID  NAME  ITEMS TOTAL  TASKS COUNT  RECIPE  ROOT
  11  cars            0            0  -       -
  ! changed 0 datasets, 1 unchanged
  $ tasks dataset create Books --root s3://bucket/books/ --seed 7 -o jsonl
  {"type":"dataset","id":13,"name":"Books","root":"s3://bucket/books","split_seed":7,"recipe":null,"items_total":0,"tasks_count":0,"created_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks dataset create ghosts -n -o jsonl
  {"type":"dataset","id":null,"name":"ghosts","root":null,"split_seed":0,"recipe":null,"items_total":0,"tasks_count":0,"created_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks dataset create 17
  ! {"error":{"code":"bad_value","message":"\"17\" cannot be the name of a dataset: digits only would be taken for an id","hint":null,"details":{}}}
  [2]
  $ tasks dataset create x --recipe nosuch
  ! {"error":{"code":"not_found","message":"no recipe \"nosuch\"","hint":"tasks recipe list shows them","details":{}}}
  [1]
  $ as ana dataset create mine
  ! {"error":{"code":"permission","message":"tasks dataset create is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]

Files and folders. The first ones decide the root.

  $ mkdir -p img/sub img/.hidden
  $ png img/b.png; png img/a.png; png img/sub/c.png; printf 'hello\n' > img/sub/note.txt; png img/.secret.png; png img/.hidden/d.png
  $ tasks dataset add cars img -n -o csv --fields id,path,width
  id,path,width
  ,/a.png,640
  ,/b.png,640
  ,/sub/c.png,640
  ,/sub/note.txt,
  $ tasks dataset add cars img -o jsonl | rooted
  {"type":"item","id":16,"dataset":"cars","path":"/a.png","dir":"/","kind":"image","mimetype":"image/png","width":640,"height":480,"frames":null,"fps":null,"size":26,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":false,"content_hash":"2a096745461aa8eb469b4ef1703c80c4"}
  {"type":"item","id":17,"dataset":"cars","path":"/b.png","dir":"/","kind":"image","mimetype":"image/png","width":640,"height":480,"frames":null,"fps":null,"size":26,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":false,"content_hash":"2a096745461aa8eb469b4ef1703c80c4"}
  {"type":"item","id":18,"dataset":"cars","path":"/sub/c.png","dir":"/sub","kind":"image","mimetype":"image/png","width":640,"height":480,"frames":null,"fps":null,"size":26,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":false,"content_hash":"2a096745461aa8eb469b4ef1703c80c4"}
  {"type":"item","id":19,"dataset":"cars","path":"/sub/note.txt","dir":"/sub","kind":"text","mimetype":"text/plain","width":null,"height":null,"frames":null,"fps":null,"size":6,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":false,"content_hash":"6bba86c7e069f56d5a10b435f1c8e49c"}
  $ tasks dataset add cars img -o table
  ID  PATH  KIND  WIDTH  HEIGHT  SPLIT
  ! changed 0 items, 4 unchanged
  $ tasks dataset show cars -o json | rooted
  {"datasets":[
  {"type":"dataset","id":11,"name":"cars","root":"ROOT/img","split_seed":0,"recipe":null,"items_total":4,"tasks_count":0,"created_at":"2026-01-05T09:00:00.000000Z"}
  ]}
  $ tasks dataset show cars -o table | rooted
  type         dataset
  id           11
  name         cars
  root         ROOT/img
  split seed   0
  recipe       -
  items total  4
  tasks count  0
  created at   2026-01-05 09:00 UTC (just now)
  $ png img/e.png; tasks dataset add cars img img/e.png -o csv --fields path,size,content_hash
  path,size,content_hash
  /e.png,26,2a096745461aa8eb469b4ef1703c80c4
  $ png img/f.png; tasks dataset add cars img/f.png --no-hash -o csv --fields path,size,content_hash
  path,size,content_hash
  /f.png,26,
  $ png stray.png; tasks dataset add cars stray.png 2>&1 | rooted
  ! {"error":{"code":"bad_file","message":"\"ROOT/stray.png\" is not below the root of dataset \"cars\", \"ROOT/img\"","hint":"items of a dataset lie below one folder; tasks dataset edit cars --root DIR moves the root","details":{}}}
  $ tasks dataset add cars nowhere.png
  ! {"error":{"code":"not_found","message":"cannot read \"nowhere.png\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ tasks dataset add cars
  ! {"error":{"code":"usage","message":"tasks dataset add needs FILE, a folder, or - for standard input","hint":"tasks dataset add -h shows what it takes","details":{}}}
  [2]
  $ tasks dataset add car img
  ! {"error":{"code":"not_found","message":"no dataset \"car\"","hint":"did you mean cars?","details":{}}}
  [1]
  $ tasks dataset add 3 img
  ! {"error":{"code":"wrong_kind","message":"3 is the id of a user, not of a dataset","hint":null,"details":{"id":"3","kind":"user"}}}
  [1]
  $ tasks dataset list -o table | rooted
  ID  NAME   ITEMS TOTAL  TASKS COUNT  RECIPE  ROOT
  13  Books            0            0  -       s3://bucket/books
  11  cars             6            0  -       ROOT/img

Paths on standard input: anything that does not begin with a brace.

  $ png img/g.png; printf 'img/g.png\n\nimg/a.png\n' | tasks dataset add cars - -o table
  ID  PATH    KIND   WIDTH  HEIGHT  SPLIT
  25  /g.png  image    640     480  none
  ! changed 1 item, 1 unchanged
  $ printf 'img/g.png\nimg/nowhere.png\n' | tasks dataset add cars -
  ! {"error":{"code":"not_found","message":"line 2 of standard input: cannot read \"img/nowhere.png\": no such file or directory","hint":"check the path","details":{}}}
  [1]

Records. What is known is taken, what is not is kept beside.

  $ cat > books.jsonl <<'END'
  > {"path":"a.pdf","metadata":{"year":1999},"external_id":"A-1","split":"train","ground_truth":true}
  > {"path":"/dir//b.mp4","width":1920,"height":1080,"frames":250,"fps":25,"hidden":true}
  > {"path":"s3://bucket/books/c.txt","external_id":77}
  > {"path":"s3://elsewhere/d.html","kind":"text","size":12}
  > {"path":"a.pdf"}
  > END
  $ tasks dataset add Books books.jsonl -o jsonl
  {"type":"item","id":27,"dataset":"Books","path":"/a.pdf","dir":"/","kind":"document","mimetype":"application/pdf","width":null,"height":null,"frames":null,"fps":null,"size":null,"split":"train","ground_truth":true,"external_id":"A-1","metadata":{"year":1999},"version":1,"hidden":false,"content_hash":null}
  {"type":"item","id":28,"dataset":"Books","path":"/dir/b.mp4","dir":"/dir","kind":"video","mimetype":"video/mp4","width":1920,"height":1080,"frames":250,"fps":25,"size":null,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":true,"content_hash":null}
  {"type":"item","id":29,"dataset":"Books","path":"/c.txt","dir":"/","kind":"text","mimetype":"text/plain","width":null,"height":null,"frames":null,"fps":null,"size":null,"split":"none","ground_truth":false,"external_id":"77","metadata":{},"version":1,"hidden":false,"content_hash":null}
  {"type":"item","id":30,"dataset":"Books","path":"s3://elsewhere/d.html","dir":"s3://elsewhere","kind":"text","mimetype":"text/html","width":null,"height":null,"frames":null,"fps":null,"size":12,"split":"none","ground_truth":false,"external_id":null,"metadata":{},"version":1,"hidden":false,"content_hash":null}
  $ tasks dataset add Books --jsonl books.jsonl -o table
  ID  PATH  KIND  WIDTH  HEIGHT  SPLIT
  ! changed 0 items, 5 unchanged
  $ tasks dataset items Books -o csv --fields id,path,dir,kind,mimetype,external_id,ground_truth,hidden
  id,path,dir,kind,mimetype,external_id,ground_truth,hidden
  27,/a.pdf,/,document,application/pdf,A-1,true,false
  28,/dir/b.mp4,/dir,video,video/mp4,,false,true
  29,/c.txt,/,text,text/plain,77,false,false
  30,s3://elsewhere/d.html,s3://elsewhere,text,text/html,,false,false

From one dataset into another.

  $ tasks dataset create copy -q -o ids
  31
  $ tasks dataset items Books -o jsonl | tasks dataset add copy - -o table
  ID  PATH                   KIND      WIDTH  HEIGHT  SPLIT
  34  /a.pdf                 document      -       -  train
  35  /dir/b.mp4             video      1920    1080  none
  36  /c.txt                 text          -       -  none
  37  s3://elsewhere/d.html  text          -       -  none
  ! changed 4 items
  $ tasks dataset items Books -o jsonl | tasks dataset add copy - -o table
  ID  PATH  KIND  WIDTH  HEIGHT  SPLIT
  ! changed 0 items, 4 unchanged
  $ diff <(tasks dataset items Books -o csv --fields path,kind,width,fps,split,ground_truth,external_id,metadata,hidden) <(tasks dataset items copy -o csv --fields path,kind,width,fps,split,ground_truth,external_id,metadata,hidden) && echo same
  same

Bad input changes nothing.

  $ bad() { { for i in $(seq 1 16); do echo "{\"path\":\"$i.png\"}"; done; printf '%b\n' "$1"; } > bad.jsonl; tasks dataset add copy bad.jsonl; }
  $ bad '{"path":"17.png"'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: not valid JSON: at byte 17: syntax error while parsing object - unexpected end of input; expected '}'","hint":null,"details":{}}}
  [1]
  $ bad '{"width":3}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: path: is missing","hint":"every item needs a path","details":{"field":"path"}}}
  [1]
  $ bad '{"path":""}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: path: the path is empty","hint":null,"details":{"field":"path"}}}
  [1]
  $ bad '{"path":"a\\u000ab.png"}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: path: the path \"a\\nb.png\" has a control character","hint":"rename the file","details":{"field":"path"}}}
  [1]
  $ bad '{"path":"../../etc/passwd"}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: path: the path \"../../etc/passwd\" climbs out with \"..\"","hint":"item paths are relative to the dataset's root","details":{"field":"path"}}}
  [1]
  $ bad '{"path":"\xff.png"}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: not UTF-8 text","hint":null,"details":{}}}
  [1]
  $ bad '{"path":"x.png","width":-3}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: width: -3 is below 1","hint":null,"details":{"field":"width"}}}
  [1]
  $ bad '{"path":"x.png","kind":"picture"}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: kind: there is no kind \"picture\"","hint":"it is one of image, video, audio, text, document, other","details":{"field":"kind"}}}
  [1]
  $ bad '{"path":"x.png","metadata":[1]}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: metadata: expected an object","hint":null,"details":{"field":"metadata"}}}
  [1]
  $ bad '{"type":"task","path":"x.png"}'
  ! {"error":{"code":"wrong_kind","message":"line 17 of bad.jsonl: a record of type \"task\", expected an item","hint":null,"details":{"field":"type"}}}
  [1]
  $ bad '{"path":"x.png","widht":3}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: widht: unknown field","hint":"did you mean \"width\"?","details":{"field":"widht"}}}
  [1]
  $ bad '{"path":"x.png","id":3}'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: id: cannot be given; only records of type \"item\" may carry it","hint":"external_id keeps the id of another system","details":{"field":"id"}}}
  [1]
  $ bad '[1]'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: expected a JSON object","hint":null,"details":{}}}
  [1]
  $ bad 'nothing at all'
  ! {"error":{"code":"bad_record","message":"line 17 of bad.jsonl: not valid JSON: at byte 2: syntax error while parsing value - invalid literal; last read: 'no'","hint":null,"details":{}}}
  [1]
  $ printf '{"path":"x.png"}\n\n{"path":1}\n' | tasks dataset add copy -
  ! {"error":{"code":"bad_record","message":"line 3 of standard input: path: expected a string","hint":null,"details":{"field":"path"}}}
  [1]
  $ png $'img/two\nlines.png'; tasks dataset add copy img 2>&1 | rooted; rm img/two*
  ! {"error":{"code":"bad_file","message":"the path \"ROOT/img/two\\nlines.png\" has a control character","hint":"rename it, then repeat","details":{}}}
  $ png $'img/\xff.png'; tasks dataset add copy img 2>&1 | rooted; tasks dataset add copy $'img/\xff.png' 2>&1 | rooted; rm $'img/\xff.png'
  ! {"error":{"code":"bad_file","message":"the path \"ROOT/img/\\xff.png\" is not UTF-8","hint":"rename it, then repeat","details":{}}}
  ! {"error":{"code":"bad_file","message":"the path \"ROOT/img/\\xff.png\" is not UTF-8","hint":"rename it, then repeat","details":{}}}
  $ tasks dataset show copy -o csv --fields items_total,root
  items_total,root
  4,

Reading.

  $ tasks dataset items cars -o table
  ID  PATH           KIND   WIDTH  HEIGHT  SPLIT
  16  /a.png         image    640     480  none
  17  /b.png         image    640     480  none
  18  /sub/c.png     image    640     480  none
  19  /sub/note.txt  text       -       -  none
  21  /e.png         image    640     480  none
  23  /f.png         image    640     480  none
  25  /g.png         image    640     480  none
  $ tasks dataset items cars --dir /sub -o csv --fields path
  path
  /sub/c.png
  /sub/note.txt
  $ tasks dataset items cars --dir '/**' --kind text -o csv --fields path
  path
  /sub/note.txt
  $ tasks dataset items cars --kind image,text --search SUB -o csv --fields path
  path
  /sub/c.png
  /sub/note.txt
  $ tasks dataset items cars --sort -size,path --limit 3 -o csv --fields path,size
  path,size
  /a.png,26
  /b.png,26
  /e.png,26
  $ tasks dataset items cars -w 'width>=640' -w 'path=/*.png' -w 'path!=/a.png' --limit 2 -o ids
  17
  21
  $ tasks dataset items Books --ground-truth -o ids
  27
  $ tasks dataset items Books --no-ground-truth --split none -o ids
  28
  29
  30
  $ tasks dataset items cars --limit 0 -o jsonl
  $ tasks dataset items cars --kind picture
  ! {"error":{"code":"bad_value","message":"--kind takes one of image, video, audio, text, document, other, not \"picture\"","hint":null,"details":{}}}
  [2]
  $ tasks dataset items cars --sort siez
  ! {"error":{"code":"usage.unknown_field","message":"there is no field \"siez\" to sort by","hint":"did you mean size? known: id, path, dir, kind, mimetype, width, height, frames, fps, size, split, ground_truth, external_id, version, hidden, content_hash, annotated, type","details":{}}}
  [2]
  $ tasks dataset items cars -w widht=3
  ! {"error":{"code":"usage.unknown_field","message":"there is no field \"widht\" to filter by","hint":"did you mean width? known: id, path, dir, kind, mimetype, width, height, frames, fps, size, split, ground_truth, external_id, version, hidden, content_hash, label, annotated, type, metadata.KEY","details":{}}}
  [2]
  $ tasks dataset items cars --ground-truth --no-ground-truth
  ! {"error":{"code":"usage","message":"--ground-truth and --no-ground-truth exclude each other","hint":"leave both away for all","details":{}}}
  [2]
  $ tasks dataset items cars --limit -1
  ! {"error":{"code":"bad_value","message":"--limit is a whole number from 0, not -1","hint":null,"details":{}}}
  [2]
  $ as ana dataset items cars
  ! {"error":{"code":"permission","message":"tasks dataset items is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]

Changing items.

  $ tasks dataset set cars -w kind=image --metadata weather=rain --metadata lane=2 -o csv --fields id,path,metadata,version
  id,path,metadata,version
  16,/a.png,"{""weather"":""rain"",""lane"":2}",2
  17,/b.png,"{""weather"":""rain"",""lane"":2}",2
  18,/sub/c.png,"{""weather"":""rain"",""lane"":2}",2
  21,/e.png,"{""weather"":""rain"",""lane"":2}",2
  23,/f.png,"{""weather"":""rain"",""lane"":2}",2
  25,/g.png,"{""weather"":""rain"",""lane"":2}",2
  $ tasks dataset set cars --all --metadata weather=rain -o table -q
  ID  PATH           KIND   WIDTH  HEIGHT  SPLIT
  16  /a.png         image    640     480  none
  17  /b.png         image    640     480  none
  18  /sub/c.png     image    640     480  none
  19  /sub/note.txt  text       -       -  none
  21  /e.png         image    640     480  none
  23  /f.png         image    640     480  none
  25  /g.png         image    640     480  none
  $ tasks dataset set cars --all --metadata weather=rain -o table -q > /dev/null; tasks dataset set cars --all --metadata weather=rain -o csv --fields id
  id
  16
  17
  18
  19
  21
  23
  25
  $ tasks dataset items cars --kind text -o ids | tasks dataset set cars - --remove-metadata weather --ground-truth --hidden -o jsonl
  {"type":"item","id":19,"dataset":"cars","path":"/sub/note.txt","dir":"/sub","kind":"text","mimetype":"text/plain","width":null,"height":null,"frames":null,"fps":null,"size":6,"split":"none","ground_truth":true,"external_id":null,"metadata":{},"version":5,"hidden":true,"content_hash":"6bba86c7e069f56d5a10b435f1c8e49c"}
  $ tasks dataset set cars -w kind=text --no-ground-truth --no-hidden -n -o csv --fields id,ground_truth,hidden,version
  id,ground_truth,hidden,version
  19,false,false,7
  $ tasks dataset items cars --kind text -o jsonl > text.jsonl; tasks dataset set cars -w kind=text --no-hidden -q -o ids; tasks dataset set cars - --hidden < text.jsonl
  19
  ! {"error":{"code":"conflict","message":"item 19 has changed since it was read","hint":"read the records again and repeat","details":{"id":"19"}}}
  [5]
  $ tasks dataset set cars --all
  ! {"error":{"code":"usage","message":"nothing to set was given","hint":"give --metadata KEY=VALUE, --ground-truth, --hidden or their opposites","details":{}}}
  [2]
  $ tasks dataset set cars --hidden
  ! {"error":{"code":"usage.needs_selection","message":"no items were chosen","hint":"name ids, or give -, --where FIELD=VALUE or --all","details":{}}}
  [2]
  $ tasks dataset set cars 1 --hidden
  ! {"error":{"code":"wrong_kind","message":"1 is the id of a user, not of an item","hint":null,"details":{"id":"1","kind":"user"}}}
  [1]
  $ tasks dataset set Books 19 --hidden
  ! {"error":{"code":"guard","message":"item 19 belongs to another dataset","hint":null,"details":{}}}
  [5]
  $ tasks dataset set cars --all --metadata rain
  ! {"error":{"code":"bad_value","message":"\"rain\" is not of the form KEY=VALUE","hint":null,"details":{}}}
  [2]
  $ tasks dataset set cars -w kind=video --hidden -o table
  ID  PATH  KIND  WIDTH  HEIGHT  SPLIT
  ! note: no item was chosen
  ! changed 0 items
  $ tasks dataset set cars --all --hidden --no-hidden
  ! {"error":{"code":"usage","message":"--hidden and --no-hidden exclude each other","hint":"see tasks help","details":{}}}
  [2]

Taking items out, and the dataset itself.

  $ tasks dataset remove cars -w path=/g.png -n -o table
  ID  PATH    KIND   WIDTH  HEIGHT  SPLIT
  25  /g.png  image    640     480  none
  ! would change 1 item
  $ tasks dataset remove cars -w path=/g.png -o table
  ID  PATH    KIND   WIDTH  HEIGHT  SPLIT
  25  /g.png  image    640     480  none
  ! changed 1 item
  $ tasks dataset remove cars -w path=/g.png -o table
  ID  PATH  KIND  WIDTH  HEIGHT  SPLIT
  ! note: no item was chosen
  ! changed 0 items
  $ tasks dataset remove cars
  ! {"error":{"code":"usage.needs_selection","message":"no items were chosen","hint":"name ids, or give -, --where FIELD=VALUE or --all","details":{}}}
  [2]
  $ tasks dataset add cars img -o csv --fields path
  path
  /g.png
  $ tasks dataset edit copy --name replica --root img -o jsonl | rooted
  {"type":"dataset","id":31,"name":"replica","root":"ROOT/img","split_seed":0,"recipe":null,"items_total":4,"tasks_count":0,"created_at":"2026-01-05T09:00:00.000000Z"}
  $ tasks dataset edit replica --name replica -o table | rooted
  ! changed 0 datasets, 1 unchanged
  ID  NAME     ITEMS TOTAL  TASKS COUNT  RECIPE  ROOT
  31  replica            4            0  -       ROOT/img
  $ tasks dataset edit replica --name cars
  ! {"error":{"code":"exists","message":"there is a dataset \"cars\" already","hint":null,"details":{}}}
  [1]
  $ tasks dataset delete replica -o ids
  31
  $ tasks dataset delete replica
  ! {"error":{"code":"not_found","message":"no dataset \"replica\"","hint":"tasks dataset list shows them","details":{}}}
  [1]
  $ tasks dataset show 35
  ! {"error":{"code":"wrong_kind","message":"35 is the id of an item, not of a dataset","hint":null,"details":{"id":"35","kind":"item"}}}
  [1]
  $ tasks dataset list -o ids
  13
  11

A folder that cannot be written still shows what is in it.

  $ as ana dataset list
  ! {"error":{"code":"permission","message":"tasks dataset list is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]
  $ as mia dataset list -o csv --fields name,items_total
  name,items_total
  Books,4
  cars,7
