  $ . "$TESTDIR/setup.sh"

# domain.md §15: a recipe's rules, and its script, which looks at work before it gets a status.

  $ [ -x "$(dirname "$TASKS_BIN")/tasks-js" ] || { echo "tasks-js was not built: libmozjs-102-dev is missing"; exit 80; }
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
  $ tasks recipe export scenes --script | head -n 2
  $ tasks dataset create scans --recipe scenes -q -o ids >/dev/null
  $ for i in 1 2 3 4; do echo "{\"path\":\"/$i.png\",\"width\":100,\"height\":100}"; done | tasks dataset add scans - -q -o ids >/dev/null
  $ tasks create scenes --dataset scans --assignee ana@example.com -q -o ids >/dev/null
  $ draw() { tasks annotate scenes - --as ana@example.com -q -o ids | wc -l; }
  $ draw <<'END'
  > {"path":"/1.png","label":"day"}
  > {"path":"/1.png","label":"night"}
  > {"path":"/2.png","label":"car","shape":"box","geometry":{"bbox":[1,1,3,30]}}
  > {"path":"/2.png","label":"stop","shape":"box","geometry":{"bbox":[1,1,3,3]}}
  > {"path":"/3.png","label":"stop","shape":"polygon","geometry":{"polygon":[[[10,10],[30,10],[30,30],[10,30]]]}}
  > {"path":"/4.png","label":"stop","shape":"polygon","geometry":{"polygon":[[[10,10],[20,8],[30,10],[30,30],[20,32],[10,30]]]}}
  > END
  $ tasks validate scenes --fields path,annotation,rule,message
  $ tasks validate scenes -w path=/4.png
  $ tasks set-status scenes complete --all --as ana@example.com
  $ tasks set-status scenes complete --all --partial --as ana@example.com --fields path,status
  $ tasks set-status scenes discard -w path=/3.png --as ana@example.com --fields path,status
  $ tasks set-status scenes --stage completed --status complete -w path=/2.png
  $ tasks -n set-status scenes complete -w path=/1.png

The script belongs to the version of the recipe: what becomes of the file does not matter, and a new text is a new version.

  $ mv checks/scenes.js kept.js
  $ tasks validate scenes -w path=/3.png --fields rule,message
  $ sed 's/six points/6 points/' kept.js >checks/scenes.js
  $ tasks recipe add recipe.yaml --fields name,version
  $ tasks recipe add recipe.yaml --fields name,version
  $ tasks export-config conf -q -o jsonl >/dev/null; find conf -type f | sort
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

Scripts that fail. Each refuses the status and says why; none harms.

  $ script() { cat >bad.js; tasks validate scenes -w path=/4.png --script bad.js --fields rule,message -q; }
  $ echo 'function validateAnnotations(a) { return { ok: true }' | script
  $ echo 'function validate(a) { return { ok: true } }' | script
  $ echo 'throw new Error("not today")' | script
  $ echo 'function validateAnnotations(a) { return a.map((x) => x.y.z) }' | script
  $ echo 'function validateAnnotations(a) { while (true) a.push(1) }' | script | sed 's/took.*ms/took longer than it may/; s/ran out of memory/took longer than it may/'
  $ echo 'function validateAnnotations(a) { return "x".repeat(2 ** 31) }' | script
  $ echo 'function validateAnnotations(a) { return validateAnnotations(a) }' | script
  $ echo 'function validateAnnotations(a) { return 7 }' | script
  $ echo 'function validateAnnotations(a) { return { ok: "yes" } }' | script
  $ echo 'function validateAnnotations(a) { return { ok: false } }' | script
  $ echo 'function validateAnnotations(a) { return { ok: false, errors: ["one", "two"] } }' | script
  $ echo 'function validateAnnotations(a) { return { ok: false, errors: { 999: "nobody" } } }' | script
  $ echo 'function validateAnnotations(a) { return require("fs").readFileSync("/etc/passwd") }' | script
  $ echo 'function validateAnnotations(a) { return fetch("http://localhost") }' | script
  $ echo 'function validateAnnotations(a) { return new Promise(() => {}) }' | script
  $ tasks validate scenes --script nothere.js
  $ tasks recipe check recipe.yaml --fields name
  $ echo 'function validateAnnotations(' >checks/scenes.js
  $ tasks recipe add recipe.yaml
  $ tasks validate scenes --as ana@example.com
