  $ . "$TESTDIR/setup.sh"

# What several people did elsewhere becomes a consensus task: each answer a replica, scored at once.

  $ tasks init --name demo -q >/dev/null
  $ for who in ana ben cid; do tasks user add $who@example.com -q -o ids >/dev/null; done
  $ cat >crowd.json <<'END'
  > [{"id": 1, "data": {"image": "a.jpg"}, "annotations": [
  >   {"completed_by": {"id": 1, "email": "ana@example.com"}, "lead_time": 10, "result": [{"id": "r1", "type": "rectanglelabels", "original_width": 200, "original_height": 100, "value": {"x": 5, "y": 20, "width": 50, "height": 50, "rectanglelabels": ["apple"]}}]},
  >   {"completed_by": 2, "lead_time": 20, "result": [{"id": "r1", "type": "rectanglelabels", "original_width": 200, "original_height": 100, "value": {"x": 5, "y": 20, "width": 50, "height": 40, "rectanglelabels": ["apple"]}}]},
  >   {"completed_by": 3, "was_cancelled": true, "result": []}]},
  >  {"id": 2, "data": {"image": "b.jpg"}, "annotations": [{"completed_by": 2, "result": []}, {"completed_by": 3, "result": [], "updated_at": "2026-01-02T00:00:00Z"},
  >   {"completed_by": 3, "was_cancelled": true, "result": [], "updated_at": "2026-01-01T00:00:00Z"}]}]
  > END
  $ tasks dataset create d -q -o ids >/dev/null
  $ printf '2,ben@example.com\n3,cid@example.com\n' >who.csv
  $ tasks create crowd --dataset d --from-annotations crowd.json --map-users who.csv
  ! {"error":{"code":"bad_value","message":"dataset \"d\" has no item \"/a.jpg\"","hint":"tasks import --dataset d crowd.json makes items of what the file has","details":{}}}
  [2]
  $ tasks import --dataset d crowd.json --fields items_added,annotations_added
  {"items_added":2,"annotations_added":2}
  ! note: lost: annotation: somebody submitted the item again: the last counts: 1
  ! note: lost: annotator: several labeled the item: their annotations come together: 2
  ! note: lost: skip: somebody skipped the item: 1
  $ tasks create crowd --dataset d --from-annotations crowd.json
  ! {"error":{"code":"bad_value","message":"nobody here is \"2\", \"3\"","hint":"--map-users FILE says who is who: a name and an e-mail a row; tasks user add makes users","details":{}}}
  [2]
  $ tasks create crowd --dataset d --from-annotations crowd.json --map-users who.csv -q | jq -c '[.name, .quality]'
  ["crowd","consensus"]
  $ tasks items crowd --replicas --fields path,assignee,status,skipped,duration_s,object_count
  {"path":"/a.jpg","assignee":null,"status":null,"skipped":false,"duration_s":0,"object_count":0}
  {"path":"/a.jpg","assignee":"ana@example.com","status":"complete","skipped":false,"duration_s":10,"object_count":1}
  {"path":"/a.jpg","assignee":"ben@example.com","status":"complete","skipped":false,"duration_s":20,"object_count":1}
  {"path":"/a.jpg","assignee":"cid@example.com","status":null,"skipped":true,"duration_s":0,"object_count":0}
  {"path":"/b.jpg","assignee":null,"status":"consensus-done","skipped":false,"duration_s":0,"object_count":0}
  {"path":"/b.jpg","assignee":"ben@example.com","status":"complete","skipped":false,"duration_s":0,"object_count":0}
  {"path":"/b.jpg","assignee":"cid@example.com","status":"complete","skipped":false,"duration_s":0,"object_count":0}
  $ tasks scores crowd --fields score_type,path,value
  {"score_type":"item_overall","path":"/b.jpg","value":1}
  $ tasks import --task crowd --map-users who.csv crowd.json -q | jq -c '[.annotations_unchanged, .annotations_added, .statuses_set, .skips_set]'
  [2,0,0,0]
  $ tasks create crowd --dataset d --from-annotations crowd.json --map-users who.csv --if-not-exists -q --fields name
  {"name":"crowd"}
  $ tasks undo -q -o ids >/dev/null && tasks list -o ids && tasks doctor -q | jq -r 'select(.state != "ok")'

# A table of labels.

  $ printf 'item,annotator,label\na.jpg,ana@example.com,ripe\na.jpg,ben@example.com,ripe\nb.jpg,ana@example.com,ripe\nb.jpg,ben@example.com,raw\n' >labels.csv
  $ tasks create ripe --dataset d --from-annotations labels.csv -q | jq -c '[.name, .quality]'
  ["ripe","consensus"]
  $ tasks agreement ripe --fields statistic,value | head -2
  {"statistic":"percent","value":0.5}
  {"statistic":"cohen","value":0}

# Mistakes.

  $ tasks create x --from-annotations labels.csv
  ! {"error":{"code":"usage","message":"--from-annotations needs --dataset, which has the items","hint":"see tasks help","details":{}}}
  [2]
  $ tasks create x --dataset d --map-users who.csv
  ! {"error":{"code":"usage","message":"--map-users goes with --from-annotations","hint":"see tasks help","details":{}}}
  [2]
  $ tasks create x --dataset d --from-annotations labels.csv --pairs labels.csv
  ! {"error":{"code":"usage","message":"--from-annotations says who labeled what: leave away --pairs","hint":"see tasks help","details":{}}}
  [2]
  $ tasks create x --dataset d --from-annotations missing.csv
  ! {"error":{"code":"not_found","message":"cannot read \"missing.csv\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ echo '<annotations><image name="a.jpg" width="2" height="2"/></annotations>' >a.xml; tasks create x --dataset d --from-annotations a.xml
  ! {"error":{"code":"bad_file","message":"a.xml does not tell who answered","hint":"Label Studio's and Dataloop's files and tables of labels do","details":{}}}
  [1]
  $ printf '2,zoe@example.com\n' >who.csv; tasks create x --dataset d --from-annotations crowd.json --map-users who.csv
  ! {"error":{"code":"not_found","message":"line 1 of who.csv: no user \"zoe@example.com\"","hint":"did you mean ana@example.com?","details":{}}}
  [1]
  $ printf '2;ben\n3\n' >who.csv; tasks create x --dataset d --from-annotations crowd.json --map-users who.csv
  ! {"error":{"code":"bad_record","message":"line 2 of who.csv: expected a name of the file, a comma and an e-mail","hint":null,"details":{}}}
  [1]
