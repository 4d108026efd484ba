  $ . "$TESTDIR/setup.sh"

# Work handed out to another tool and taken back: the annotator works there, the work is managed here.

  $ tasks init --name demo -q >/dev/null
  $ for who in ana ben; do tasks user add $who@example.com -q -o ids >/dev/null; done
  $ tasks dataset create d -q -o ids >/dev/null
  $ for i in 1 2 3 4; do echo '{"path":"/'$i'.jpg","width":200,"height":100}'; done | tasks dataset add d - -q -o ids >/dev/null
  $ tasks create t --dataset d --assignee ana@example.com --assignee ben@example.com -q -o ids >/dev/null
  $ tasks items t --fields path,assignee
  {"path":"/1.jpg","assignee":"ana@example.com"}
  {"path":"/2.jpg","assignee":"ana@example.com"}
  {"path":"/3.jpg","assignee":"ben@example.com"}
  {"path":"/4.jpg","assignee":"ben@example.com"}
  $ cat >guess <<'END'
  > #!/bin/bash
  > while read -r line; do jq -c '{job, annotations: [{label: "apple", shape: "box", geometry: {bbox: [10, 20, 100, 50]}, confidence: 0.75}]}' <<<"$line"; done
  > END
  $ chmod +x guess; tasks prelabel t --command ./guess --model detector -q >/dev/null

# Out: what is left of one assignment, the drafts as predictions.

  $ hers=$(tasks assignment list t -o jsonl | jq -r 'select(.assignee == "ana@example.com") | .id')
  $ tasks export --assignment $hers out.json --format labelstudio
  {"type":"export","file":"out.json","format":"labelstudio","items":2,"annotations":2,"losses":[]}
  $ jq -c '.[] | [.data, .meta.tasks.path, .meta.tasks.version, (.annotations | length), (.predictions[0] | [.model_version, .result[0].score, .result[0].value])]' out.json
  [{"image":"1.jpg"},"/1.jpg",2,0,["detector",0.75,{"x":5,"y":20,"width":50,"height":50,"rotation":0,"rectanglelabels":["apple"]}]]
  [{"image":"2.jpg"},"/2.jpg",2,0,["detector",0.75,{"x":5,"y":20,"width":50,"height":50,"rotation":0,"rectanglelabels":["apple"]}]]
  $ tasks export --assignment $hers --format labelstudio --url-prefix '/data/local-files/?d=fruit/' | jq -c '.[0].data'
  {"image":"/data/local-files/?d=fruit/1.jpg"}
  $ tasks export --assignment $hers --format cvat | grep -c '<image '
  ! note: lost: confidence: no place in cvat: 2
  ! note: lost: model: no place in cvat: 2
  2

# With the labeling config of its recipe, into a folder or an archive.

  $ printf 'ontology: {labels: [apple, pear]}\ntools: [box]\n' | tasks recipe add - --name fruit -q -o ids >/dev/null; tasks create c --dataset d --recipe fruit --assignee ana@example.com -q -o ids >/dev/null
  $ tasks export --assignment $(tasks assignment list c -o ids) for-ana.zip --format labelstudio -q --fields items; python3 -c 'import zipfile; z = zipfile.ZipFile("for-ana.zip"); print(z.namelist()); print(z.read("labeling-config.xml").decode())'
  {"items":4}
  ['tasks.json', 'labeling-config.xml']
  <View>
    <Image name="image" value="$image"/>
    <RectangleLabels name="label" toName="image">
      <Label value="apple"/>
      <Label value="pear"/>
    </RectangleLabels>
  </View>
  
  $ tasks import --task c --as-user ana@example.com for-ana.zip --fields format,statuses_set
  {"format":"labelstudio","statuses_set":0}
  $ tasks export c work/ --format cvat --all -q --fields items; ls work; jq -c '.[0]' work/labels.json
  {"items":4}
  annotations.xml
  labels.json
  {"name":"apple","type":"rectangle","attributes":[]}

# Attributes come back as the recipe asks for them: other tools say true and false, and one choice of several, as text.

  $ printf 'ontology: {labels: [apple], attributes: [{key: ripe, type: boolean}, {key: spots, type: multi, values: [a, b]}, {key: size, type: number}]}\n' | tasks recipe add - --name asked -q -o ids >/dev/null; tasks create e --dataset d --recipe asked --assignee ana@example.com -q -o ids >/dev/null
  $ echo '{"work_item":'$(tasks items e -w path=/1.jpg -o ids)',"label":"apple","shape":"box","geometry":{"bbox":[1,2,3,4]},"attributes":{"ripe":true,"spots":["a"],"size":3}}' | tasks annotate - --as ana@example.com -q -o ids >/dev/null
  $ for format in labelstudio cvat; do tasks export e e.$format --format $format --all -q --fields losses; tasks import --task e --as-user ana@example.com e.$format --on-conflict replace -q --fields annotations_unchanged,annotations_replaced,annotations_removed; done
  {"losses":[{"kind":"attributes","why":"written as text","count":2}]}
  {"annotations_unchanged":1,"annotations_replaced":0,"annotations_removed":0}
  {"losses":[{"kind":"annotator","why":"no place in cvat","count":1},{"kind":"attributes","why":"written as text","count":1},{"kind":"status","why":"no place in cvat","count":1}]}
  {"annotations_unchanged":1,"annotations_replaced":0,"annotations_removed":0}
  $ tasks annotations e --fields attributes
  {"attributes":{"ripe":true,"size":3,"spots":["a"]}}

# Labels that the recipe does not have are refused, or make a new version of it.

  $ jq -c '[.[0] | .annotations = [{completed_by: 7, result: [{id: "k", from_name: "label", to_name: "image", type: "rectanglelabels", original_width: 200, original_height: 100, value: {x: 5, y: 20, width: 50, height: 50, rotation: 0, rectanglelabels: ["kiwi"]}}]}]]' out.json >kiwi.json
  $ tasks import --task c --as-user ana@example.com kiwi.json
  ! {"error":{"code":"recipe.refused","message":"line 1: label: \"kiwi\" is not in the recipe","hint":"it has apple, pear","details":{"refused":[{"id":null,"line":1,"code":"recipe.refused","reason":"label: \"kiwi\" is not in the recipe"}],"refused_total":1}}}
  [5]
  $ tasks import --task c --as-user ana@example.com kiwi.json --add-labels --fields annotations_added,statuses_set
  {"annotations_added":1,"statuses_set":1}
  $ tasks recipe list --versions --fields name,version,labels; tasks annotations c --fields path,label
  {"name":"asked","version":1,"labels":1}
  {"name":"fruit","version":1,"labels":2}
  {"name":"fruit","version":2,"labels":3}
  {"path":"/1.jpg","label":"kiwi"}
  $ tasks import --task c --as-user ana@example.com kiwi.json --add-labels --fields annotations_unchanged
  {"annotations_unchanged":1}
  $ tasks import --dataset d kiwi.json --add-labels
  ! {"error":{"code":"usage","message":"--add-labels is for tasks, which have recipes","hint":"--task TASK","details":{}}}
  [2]
  $ tasks undo -q -o ids >/dev/null; tasks recipe list --fields name,version,labels; tasks annotations c --fields label
  {"name":"asked","version":1,"labels":1}
  {"name":"fruit","version":1,"labels":2}

# Back: what came of it. The first she kept, the second she skipped.

  $ jq -c '[.[0] * {annotations: [{completed_by: {id: 7, email: "ana@example.com"}, lead_time: 12.5, result: .[0].predictions[0].result}]}, .[1] * {annotations: [{completed_by: 7, was_cancelled: true, lead_time: 2, result: []}]}]' out.json >back.json
  $ cat >result.jq <<'END'
  > {annotations_added, annotations_replaced, annotations_unchanged, annotations_removed, statuses_set, skips_set, conflicts} | with_entries(select(.value != 0))
  > END
  $ back() { tasks import --task t "$@" | jq -c -f result.jq; }
  $ back --as-user ana@example.com back.json
  {"annotations_unchanged":1,"statuses_set":1,"skips_set":1}
  $ tasks items t --fields path,status,status_by,duration_s,skipped,skip_reason,object_count
  {"path":"/1.jpg","status":"complete","status_by":"ana@example.com","duration_s":12.5,"skipped":false,"skip_reason":null,"object_count":1}
  {"path":"/2.jpg","status":null,"status_by":null,"duration_s":2,"skipped":true,"skip_reason":"skipped in labelstudio","object_count":1}
  {"path":"/3.jpg","status":null,"status_by":null,"duration_s":0,"skipped":false,"skip_reason":null,"object_count":1}
  {"path":"/4.jpg","status":null,"status_by":null,"duration_s":0,"skipped":false,"skip_reason":null,"object_count":1}
  $ tasks annotations t --fields path,label,creator,model,confidence | head -1
  {"path":"/1.jpg","label":"apple","creator":"olga@example.com","model":"detector","confidence":0.75}
  $ back --as-user ana@example.com back.json
  {"annotations_unchanged":1}
  $ tasks log --limit 1 -o jsonl | jq -c '[.command, .actor != "ana@example.com", .changed]'
  ["import",true,2]

# A newer file: she moved the box there, drew another, and looked again at what she had skipped.

  $ jq -c '.[0].annotations[0].result[0].value.x = 10 | .[0].annotations[0].lead_time = 20 | .[0].annotations[0].result += [{id: "new", from_name: "label", to_name: "image", type: "rectanglelabels", original_width: 200, original_height: 100, value: {x: 50, y: 50, width: 10, height: 10, rotation: 0, rectanglelabels: ["pear"]}}] | .[1].annotations[0].was_cancelled = false | .[1].annotations[0].result = [.[0].annotations[0].result[1]]' back.json >newer.json
  $ back --as-user ana@example.com newer.json
  {"annotations_added":2,"annotations_replaced":1,"annotations_removed":1,"statuses_set":2}
  $ back --as-user ana@example.com newer.json
  {"annotations_unchanged":3}
  $ tasks items t --fields path,status,duration_s,skipped,object_count | head -2
  {"path":"/1.jpg","status":"complete","duration_s":20,"skipped":false,"object_count":2}
  {"path":"/2.jpg","status":"complete","duration_s":2,"skipped":false,"object_count":1}
  $ tasks annotations t -w 'path=/1.jpg' --fields label,geometry,external_id
  {"label":"apple","geometry":{"bbox":[20,20,100,50]},"external_id":null}
  {"label":"pear","geometry":{"bbox":[100,50,20,10]},"external_id":"new"}

# What she took away there goes here, too.

  $ jq -c '.[0].annotations[0].result |= .[1:]' newer.json >fewer.json; back --as-user ana@example.com fewer.json
  {"annotations_unchanged":2,"annotations_removed":1,"statuses_set":1}
  $ back --as-user ana@example.com newer.json
  {"annotations_added":1,"annotations_unchanged":2,"statuses_set":1}

# Changed here as well: a conflict, which is refused, left alone or taken.

  $ one=$(tasks items t -w path=/1.jpg -o ids)
  $ tasks set-status --clear t $one -q -o ids >/dev/null
  $ tasks import --task t --as-user ana@example.com back.json
  ! {"error":{"code":"conflict","message":"nothing was changed: 1 of 2 work items is refused: work item 18: it was changed here as well, by set-status","hint":"--on-conflict skip leaves them as they are, --on-conflict replace takes the file's","details":{"refused":[{"id":18,"code":"conflict","reason":"it was changed here as well, by set-status"}],"refused_total":1}}}
  [5]
  $ back --as-user ana@example.com back.json --on-conflict skip
  ! note: lost: work item: left as it is here: 1
  {"skips_set":1,"conflicts":1}
  $ back --as-user ana@example.com back.json --on-conflict replace
  {"annotations_added":1,"annotations_removed":2,"statuses_set":1,"conflicts":1}
  $ tasks items t --fields path,status,object_count | head -2
  {"path":"/1.jpg","status":"complete","object_count":1}
  {"path":"/2.jpg","status":null,"object_count":1}
  $ tasks undo -q -o ids >/dev/null; tasks items t --fields path,status,object_count | head -2
  {"path":"/1.jpg","status":null,"object_count":2}
  {"path":"/2.jpg","status":null,"object_count":1}

# Somebody else's work; people who are nobody here; several in one file.

  $ tasks import --task t --as-user ben@example.com back.json
  ! {"error":{"code":"bad_value","message":"\"/1.jpg\" was answered by ana@example.com, not by ben@example.com","hint":"--as-user ana@example.com, or --map-users FILE for several people","details":{}}}
  [2]
  $ jq -c '.[].annotations[].completed_by = 7' back.json >nobody.json; tasks import --task t --as-user ben@example.com nobody.json
  ! {"error":{"code":"conflict","message":"nothing was changed: 2 of 2 work items are refused: work item 18: \"/1.jpg\" is not ben@example.com's here; work item 19: \"/2.jpg\" is not ben@example.com's here","hint":"--on-conflict skip leaves them as they are, --on-conflict replace takes the file's","details":{"refused":[{"id":18,"code":"conflict","reason":"\"/1.jpg\" is not ben@example.com's here"},{"id":19,"code":"conflict","reason":"\"/2.jpg\" is not ben@example.com's here"}],"refused_total":2}}}
  [5]
  $ tasks import --task t --as-user zoe@example.com back.json
  ! {"error":{"code":"not_found","message":"no user \"zoe@example.com\"","hint":"did you mean ana@example.com?","details":{}}}
  [1]
  $ echo 'name,e-mail' >who.csv; tasks import --task t --map-users who.csv back.json
  ! {"error":{"code":"bad_value","message":"nobody here is \"7\"","hint":"--map-users FILE says who is who: a name and an e-mail a row; tasks user add makes users","details":{}}}
  [2]
  $ printf '7,ben@example.com\nana@example.com,ana@example.com\n' >>who.csv; back --map-users who.csv newer.json --on-conflict skip
  ! note: lost: work item: left as it is here: 2
  {"annotations_unchanged":2,"conflicts":2}
  $ jq -c '[.[0] | .annotations[1] = {completed_by: 8, result: []} | .annotations[0].completed_by = 9]' back.json >two.json; tasks import --task t --as-user ana@example.com two.json
  ! {"error":{"code":"bad_value","message":"\"/1.jpg\" was answered by several: 9, 8","hint":"--map-users FILE says who they are, instead of --as-user","details":{}}}
  [2]

  $ jq -c '[.[0] | .annotations[0].completed_by.email = "ben@example.com"]' back.json >his.json; tasks import --task t --as-user ana@example.com his.json
  ! {"error":{"code":"bad_value","message":"\"/1.jpg\" was answered by ben@example.com, not by ana@example.com","hint":"--as-user ben@example.com, or --map-users FILE for several people","details":{}}}
  [2]

# CVAT tells no status: the importer does.

  $ his=$(tasks assignment list t -o jsonl | jq -r 'select(.assignee == "ben@example.com") | .id')
  $ tasks export --assignment $his his.xml --fields items,annotations,losses
  {"items":2,"annotations":2,"losses":[{"kind":"confidence","why":"no place in cvat","count":2},{"kind":"model","why":"no place in cvat","count":2}]}
  ! note: lost: confidence: no place in cvat: 2
  ! note: lost: model: no place in cvat: 2
  $ back --as-user ben@example.com his.xml
  {"annotations_unchanged":2}
  $ back --as-user ben@example.com his.xml --status complete
  {"annotations_unchanged":2,"statuses_set":2}
  $ back --as-user ben@example.com his.xml --status complete
  {"annotations_unchanged":2}
  $ tasks items t --fields path,status,status_by | tail -2
  {"path":"/3.jpg","status":"complete","status_by":"ben@example.com"}
  {"path":"/4.jpg","status":"complete","status_by":"ben@example.com"}

# Calls that make no sense.

  $ tasks import --dataset d --as-user ana@example.com back.json
  ! {"error":{"code":"usage","message":"--as-user and --map-users are for tasks","hint":"--task TASK","details":{}}}
  [2]
  $ tasks import --task t --on-conflict skip back.json
  ! {"error":{"code":"usage","message":"--on-conflict goes with --as-user or --map-users","hint":"see tasks help","details":{}}}
  [2]
  $ tasks import --task t --status complete back.json
  ! {"error":{"code":"usage","message":"--status goes with --as-user or --map-users","hint":"tasks set-status gives a status to work items","details":{}}}
  [2]
  $ tasks import --task t --as-user ana@example.com --map-users who.csv back.json
  ! {"error":{"code":"usage","message":"--as-user and --map-users exclude each other","hint":"one person's work, or that of several","details":{}}}
  [2]
  $ tasks import --task t --as-user ben@example.com his.xml --status done
  ! {"error":{"code":"bad_value","message":"task \"t\" has no action \"done\"","hint":"its actions are complete, discard","details":{}}}
  [2]
  $ tasks export --assignment $his his2.json --format labelstudio --all
  ! {"error":{"code":"usage","message":"--assignment exports what is left of it: no --all or --status","hint":"export the task to get what is done","details":{}}}
  [2]
  $ tasks export --assignment $his --task t his2.json
  ! {"error":{"code":"usage","message":"--assignment names the task already","hint":"see tasks help","details":{}}}
  [2]
  $ tasks export --assignment 99999 his2.json --format labelstudio
  ! {"error":{"code":"not_found","message":"no assignment has the id 99999","hint":null,"details":{"id":"99999"}}}
  [1]
  $ tasks doctor -q | jq -r 'select(.state != "ok")'
