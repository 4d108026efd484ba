  $ . "$TESTDIR/setup.sh"

# domain.md §15: a recipe's rules, and its script, which looks at work before it gets a status.

  $ [ -x "$(dirname "$TASKS_BIN")/tasks-js" ] || { echo "SKIPPED: no tasks-js, which libmozjs-102-dev builds" >&2; exit 80; }
  $ tasks init --name demo -q -o jsonl >/dev/null
  $ tasks user add ana@example.com -q -o ids >/dev/null
  $ cat >recipe.yaml <<'END'
  > name: scenes
  > ontology:
  >   labels: [day, night, {name: vehicle, children: [car, lorry]}, stop]
  >   attributes: [{key: colour, type: text, labels: [stop]}]
  > rules:
  >   exclude: [[day, night]]
  >   sizes:
  >     - {labels: [vehicle], min_width: 5, min_height: 4}
  >     - {min_area: 10}
  >   per_label: {stop: {max: 1}}
  > validation: checks/scenes.js
  > END
  $ tasks recipe add recipe.yaml
  ! {"error":{"code":"not_found","message":"recipe.yaml: validation: cannot read \"checks/scenes.js\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ mkdir checks
  $ cat >checks/scenes.js <<'END'
  > function validateAnnotations(annotations) {
  >   const errors = {};
  >   for (const a of annotations)
  >     if (a.type === 'segment' && a.coordinates[0].length !== 6) errors[a.id] = `a polygon has six points, not ${a.coordinates[0].length}`;
  >   return { ok: Object.keys(errors).length === 0, errorMessage: 'polygons have six points', errors };
  > }
  > END
  $ tasks recipe add recipe.yaml --fields name,version
  {"name":"scenes","version":1}
  $ tasks recipe export scenes --script | head -n 2
  function validateAnnotations(annotations) {
    const errors = {};
  $ tasks dataset create scans --recipe scenes -q -o ids >/dev/null
  $ for i in 1 2 3 4; do echo "{\"path\":\"/$i.png\",\"width\":100,\"height\":100}"; done | tasks dataset add scans - -q -o ids >/dev/null
  $ tasks create scenes --dataset scans --assignee ana@example.com -q -o ids >/dev/null
  $ draw() { tasks annotate scenes - --as ana@example.com -q -o ids | wc -l; }
  $ draw <<'END'
  > {"path":"/1.png","label":"day"}
  > {"path":"/1.png","label":"night"}
  > {"path":"/2.png","label":"vehicle.car","shape":"box","geometry":{"bbox":[1,1,3,30]}}
  > {"path":"/2.png","label":"stop","shape":"box","geometry":{"bbox":[1,1,3,3]}}
  > {"path":"/3.png","label":"stop","shape":"polygon","geometry":{"rings":[[[10,10],[30,10],[30,30],[10,30]]]}}
  > {"path":"/4.png","label":"stop","shape":"polygon","geometry":{"rings":[[[10,10],[20,8],[30,10],[30,30],[20,32],[10,30]]]}}
  > END
  6
  $ tasks validate scenes --fields path,annotation,rule,message
  {"path":"/1.png","annotation":null,"rule":"exclude","message":"the labels \"day\" and \"night\" exclude each other"}
  {"path":"/2.png","annotation":25,"rule":"sizes","message":"annotation 25 (vehicle.car) is 3 pixels wide, the recipe wants at least 5"}
  {"path":"/2.png","annotation":26,"rule":"sizes","message":"annotation 26 (stop) is 9 square pixels large, the recipe wants at least 10"}
  {"path":"/3.png","annotation":null,"rule":"script","message":"polygons have six points"}
  {"path":"/3.png","annotation":27,"rule":"script","message":"a polygon has six points, not 4"}
  ! note: 3 of 4 work items are not good enough
  [4]
  $ tasks validate scenes -w path=/4.png
  ! note: nothing is wrong with 1 work item
  $ tasks set-status scenes complete --all --as ana@example.com
  ! {"error":{"code":"recipe.refused","message":"nothing was changed: 3 of 4 work items are refused: work item 18: the labels \"day\" and \"night\" exclude each other; work item 19: annotation 25 (vehicle.car) is 3 pixels wide, the recipe wants at least 5; annotation 26 (stop) is 9 square pixels large, the recipe wants at least 10; work item 20: polygons have six points; annotation 27: a polygon has six points, not 4","hint":"tasks recipe show tells what the recipe allows","details":{"refused":[{"id":18,"code":"recipe.refused","reason":"the labels \"day\" and \"night\" exclude each other"},{"id":19,"code":"recipe.refused","reason":"annotation 25 (vehicle.car) is 3 pixels wide, the recipe wants at least 5; annotation 26 (stop) is 9 square pixels large, the recipe wants at least 10"},{"id":20,"code":"recipe.refused","reason":"polygons have six points; annotation 27: a polygon has six points, not 4"}],"refused_total":3}}}
  [5]
  $ tasks set-status scenes complete --all --partial --as ana@example.com --fields path,status
  {"path":"/4.png","status":"complete"}
  ! {"error":{"code":"partly_done","message":"3 of 4 work items are refused: work item 18: the labels \"day\" and \"night\" exclude each other; work item 19: annotation 25 (vehicle.car) is 3 pixels wide, the recipe wants at least 5; annotation 26 (stop) is 9 square pixels large, the recipe wants at least 10; work item 20: polygons have six points; annotation 27: a polygon has six points, not 4","hint":"tasks recipe show tells what the recipe allows","details":{"refused":[{"id":18,"code":"recipe.refused","reason":"the labels \"day\" and \"night\" exclude each other"},{"id":19,"code":"recipe.refused","reason":"annotation 25 (vehicle.car) is 3 pixels wide, the recipe wants at least 5; annotation 26 (stop) is 9 square pixels large, the recipe wants at least 10"},{"id":20,"code":"recipe.refused","reason":"polygons have six points; annotation 27: a polygon has six points, not 4"}],"refused_total":3}}}
  [3]
  $ tasks set-status scenes discard -w path=/3.png --as ana@example.com --fields path,status
  {"path":"/3.png","status":"discard"}
  $ tasks set-status scenes --stage completed --status complete -w path=/2.png
  ! {"error":{"code":"recipe.refused","message":"work item 19: annotation 25 (vehicle.car) is 3 pixels wide, the recipe wants at least 5; annotation 26 (stop) is 9 square pixels large, the recipe wants at least 10","hint":"tasks recipe show tells what the recipe allows","details":{"refused":[{"id":19,"code":"recipe.refused","reason":"annotation 25 (vehicle.car) is 3 pixels wide, the recipe wants at least 5; annotation 26 (stop) is 9 square pixels large, the recipe wants at least 10"}],"refused_total":1}}}
  [5]
  $ tasks -n set-status scenes complete -w path=/1.png
  ! {"error":{"code":"recipe.refused","message":"work item 18: the labels \"day\" and \"night\" exclude each other","hint":"tasks recipe show tells what the recipe allows","details":{"refused":[{"id":18,"code":"recipe.refused","reason":"the labels \"day\" and \"night\" exclude each other"}],"refused_total":1}}}
  [5]

The script belongs to the version of the recipe: what becomes of the file does not matter, and a new text is a new version.

  $ mv checks/scenes.js kept.js
  $ tasks validate scenes -w path=/3.png --fields rule,message
  {"rule":"script","message":"polygons have six points"}
  {"rule":"script","message":"a polygon has six points, not 4"}
  ! note: 1 of 1 work item is not good enough
  [4]
  $ sed 's/six points/6 points/' kept.js >checks/scenes.js
  $ tasks recipe add recipe.yaml --fields name,version
  {"name":"scenes","version":2}
  $ tasks recipe add recipe.yaml --fields name,version
  {"name":"scenes","version":2}
  $ tasks export-config conf -q -o jsonl >/dev/null; find conf -type f | sort
  conf/project.yaml
  conf/recipes/checks/scenes.js
  conf/recipes/scenes.yaml
  $ tasks apply -f conf/project.yaml

Three scripts as Dataloop's documentation has them run unchanged.

  $ cat >exclusive.js <<'END'
  > function validateAnnotations(annotations) {
  >   const labels = annotations.map((annotation) => annotation.label);
  >   if (labels.includes('day') && labels.includes('night')) {
  >     return { ok: false, errorMessage: 'Labels "day" and "night" can not be used together' };
  >   }
  >   return { ok: true };
  > }
  > END
  $ cat >six.js <<'END'
  > const validateAnnotations = (annotations) => {
  >   const errors = {};
  >   annotations.forEach((annotation) => {
  >     if (annotation.type === 'segment') {
  >       const points = annotation.coordinates.flat();
  >       if (points.length !== 6) errors[annotation.id] = 'Polygon must have exactly 6 points';
  >     }
  >   });
  >   return { ok: Object.keys(errors).length === 0, errorMessage: 'Polygon validation failed', errors };
  > };
  > END
  $ cat >minimum.js <<'END'
  > async function validateAnnotations(annotations) {
  >   const minimum = 2;
  >   return annotations.length >= minimum
  >     ? { ok: true }
  >     : { ok: false, errorMessage: `At least ${minimum} annotations are required, got ${annotations.length}` };
  > }
  > END
  $ for script in exclusive six minimum; do tasks validate scenes --script $script.js -o csv --no-header --fields path,annotation,rule,message -q | grep script; done
  /1.png,,script,"Labels ""day"" and ""night"" can not be used together"
  /3.png,,script,Polygon validation failed
  /3.png,27,script,Polygon must have exactly 6 points
  /3.png,,script,"At least 2 annotations are required, got 1"
  /4.png,,script,"At least 2 annotations are required, got 1"

Scripts that fail. Each refuses the status and says why; none harms.

  $ script() { cat >bad.js; tasks validate scenes -w path=/4.png --script bad.js --fields rule,message -q; }
  $ echo 'function validateAnnotations(a) { return { ok: true }' | script
  ! {"error":{"code":"bad_file","message":"bad.js:2:1: SyntaxError: missing } after function body","hint":"a script defines validateAnnotations(annotations): tasks help tasks-recipe.5","details":{}}}
  [1]
  $ echo 'function validate(a) { return { ok: true } }' | script
  ! {"error":{"code":"bad_file","message":"bad.js: defines no function validateAnnotations","hint":"a script defines validateAnnotations(annotations): tasks help tasks-recipe.5","details":{}}}
  [1]
  $ echo 'throw new Error("not today")' | script
  ! {"error":{"code":"bad_file","message":"bad.js:1:8: Error: not today","hint":"a script defines validateAnnotations(annotations): tasks help tasks-recipe.5","details":{}}}
  [1]
  $ echo 'function validateAnnotations(a) { return a.map((x) => x.y.z) }' | script
  {"rule":"script","message":"the script: threw TypeError: x.y is undefined at line 1"}
  [4]
  $ echo 'function validateAnnotations(a) { while (true) a.push(1) }' | script | sed 's/took.*ms/took longer than it may/; s/ran out of memory/took longer than it may/'
  {"rule":"script","message":"the script: took longer than it may"}
  $ echo 'function validateAnnotations(a) { return "x".repeat(2 ** 31) }' | script
  {"rule":"script","message":"the script: threw RangeError: repeat count must be less than infinity and not overflow maximum string size at line 1"}
  [4]
  $ echo 'function validateAnnotations(a) { return validateAnnotations(a) }' | script
  {"rule":"script","message":"the script: threw InternalError: too much recursion at line 1"}
  [4]
  $ echo 'function validateAnnotations(a) { return 7 }' | script
  {"rule":"script","message":"the script: answered 7 instead of {ok, errorMessage, errors}"}
  [4]
  $ echo 'function validateAnnotations(a) { return { ok: "yes" } }' | script
  {"rule":"script","message":"the script: ok is \"yes\", not true or false"}
  [4]
  $ echo 'function validateAnnotations(a) { return { ok: false } }' | script
  {"rule":"script","message":"the script says no, and not why"}
  [4]
  $ echo 'function validateAnnotations(a) { return { ok: false, errors: ["one", "two"] } }' | script
  {"rule":"script","message":"one; two"}
  [4]
  $ echo 'function validateAnnotations(a) { return { ok: false, errors: { 999: "nobody" } } }' | script
  {"rule":"script","message":"999: nobody"}
  [4]
  $ echo 'function validateAnnotations(a) { return require("fs").readFileSync("/etc/passwd") }' | script
  {"rule":"script","message":"the script: threw ReferenceError: require is not defined at line 1"}
  [4]
  $ echo 'function validateAnnotations(a) { return fetch("http://localhost") }' | script
  {"rule":"script","message":"the script: threw ReferenceError: fetch is not defined at line 1"}
  [4]
  $ echo 'function validateAnnotations(a) { return new Promise(() => {}) }' | script
  {"rule":"script","message":"the script: its promise was never kept"}
  [4]
  $ tasks validate scenes --script nothere.js
  ! {"error":{"code":"not_found","message":"cannot read \"nothere.js\": no such file or directory","hint":"check the path","details":{}}}
  [1]
  $ tasks recipe check recipe.yaml --fields name
  {"name":"scenes"}
  ! recipe.yaml is a recipe
  $ echo 'function validateAnnotations(' >checks/scenes.js
  $ tasks recipe add recipe.yaml
  ! {"error":{"code":"bad_file","message":"scenes.js:2:1: SyntaxError: missing formal parameter","hint":"a script defines validateAnnotations(annotations): tasks help tasks-recipe.5","details":{}}}
  [1]
  $ tasks validate scenes --as ana@example.com
  ! {"error":{"code":"permission","message":"tasks validate is for managers and owners; ana@example.com is an annotator","hint":"ask a manager or an owner","details":{}}}
  [5]

# What comes out of a file with its status is looked at, too.

  $ cat >checks/scenes.js <<'END'
  > function validateAnnotations(annotations) {
  >   return { ok: annotations.some((a) => a.label === 'lorry'), errorMessage: 'where is the lorry?' };
  > }
  > END
  $ echo '{name: lorries, ontology: {labels: [lorry, tree]}, validation: checks/scenes.js}' >lorries.yaml
  $ tasks recipe add lorries.yaml -q -o ids >/dev/null
  $ tasks create lorries --dataset scans --recipe lorries --assignee ana@example.com -q -o ids >/dev/null
  $ read_in() { echo "{\"path\":\"/1.png\",\"status\":\"complete\",\"annotations\":[{\"label\":\"$1\",\"shape\":\"class\"}]}" | tasks import --task lorries --format jsonl - --fields annotations_added,statuses_set; }
  $ read_in tree
  ! {"error":{"code":"recipe.refused","message":"work item 39: where is the lorry?","hint":"tasks validate tells more","details":{"refused":[{"id":39,"code":"recipe.refused","reason":"where is the lorry?"}],"refused_total":1}}}
  [5]
  $ read_in lorry
  {"annotations_added":1,"statuses_set":1}
