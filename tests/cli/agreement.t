  $ . "$TESTDIR/setup.sh"
  $ ratings="$TASKS_SOURCE_DIR/examples/anaesthetists/ratings.csv" columns=patient,observer,fitness

No project is needed. Published and recomputed figures of the anaesthetists: the first rating of each.

  $ tasks agreement --from "$ratings" --columns $columns -o jsonl --fields statistic,value,items,answers
  {"statistic":"percent","value":0.7244444444444444,"items":45,"answers":225}
  {"statistic":"cohen","value":0.5852890354608759,"items":45,"answers":225}
  {"statistic":"fleiss","value":0.5824353448275861,"items":45,"answers":225}
  {"statistic":"krippendorff","value":0.5842911877394636,"items":45,"answers":225}
  {"statistic":"ac1","value":0.6467370660183849,"items":45,"answers":225}
  ! note: 90 labels are left out: of an annotator's labels on one item the first counts (--repeats all)
  $ tasks agreement --from "$ratings" --columns $columns --stat krippendorff --level interval -q --fields value
  {"value":0.7978853192354616}
  $ tasks agreement --from "$ratings" --columns $columns --stat cohen,krippendorff --level ordinal --weights quadratic -q -o csv --fields statistic,value --no-header
  cohen,0.8000735820880689
  krippendorff,0.8118922563970095
  $ tasks agreement --from "$ratings" --columns $columns --stat percent,fleiss --repeats all -q --fields statistic,value,answers
  {"statistic":"percent","value":0.725925925925926,"answers":315}
  {"statistic":"fleiss","value":0.5812417233839426,"answers":315}
  $ tasks agreement --from "$ratings" --columns $columns --by label -q --stat percent,ac1 -o table
  STATISTIC  LABEL   VALUE  ITEMS
  percent    1      0.9022     45
  ac1        1      0.8096     45
  percent    2      0.7822     45
  ac1        2      0.5907     45
  percent    3      0.8178     45
  ac1        3      0.7549     45
  percent    4      0.9467     45
  ac1        4      0.9402     45
  $ tasks agreement --from "$ratings" --columns $columns --by pair -q --stat cohen --fields annotator,other,value,items -o csv
  annotator,other,value,items
  1,2,0.5404814004376368,45
  1,3,0.7185301016419077,45
  1,4,0.7593582887700535,45
  1,5,0.6174652241112828,45
  2,3,0.48051948051948057,45
  2,4,0.580945558739255,45
  2,5,0.47863866763215057,45
  3,4,0.527027027027027,45
  3,5,0.5874713521772346,45
  4,5,0.56245325355273,45
  $ tasks agreement --from "$ratings" --columns $columns --stat fleiss --bootstrap 200 --seed 3 -q --fields value,low,high
  {"value":0.5824353448275861,"low":0.466616087827684,"high":0.6892603678607255}
  $ tasks agreement --from "$ratings" --columns $columns --stat fleiss --bootstrap 200 --seed 3 -q --fields value,low,high
  {"value":0.5824353448275861,"low":0.466616087827684,"high":0.6892603678607255}
  $ tasks agreement --from "$ratings" --columns $columns --stat fleiss --bootstrap 200 --seed 4 -q --fields low,high
  {"low":0.4575451613266726,"high":0.6951167449871366}

A pipe; JSON lines; quotes, tabs, missing answers, a byte-order mark, other columns.

  $ printf '\357\273\277%s\r\n' 'when,label,item,annotator' '1,"a, or b",1,ana' '2,"a, or b",1,ben' '3,"say ""c""",2,ana' '4,"say ""c""",2,ben' '5,,3,ana' '6,"two
  > lines",3,ben' | tasks agreement --from - --stat percent,krippendorff --fields statistic,value,items
  {"statistic":"percent","value":1,"items":2}
  {"statistic":"krippendorff","value":1,"items":2}
  ! note: 1 row has no label
  $ printf '%s\n' '{"item":1,"annotator":"ana","label":"x"}' '{"item":1,"annotator":"ben","label":true,"more":[1]}' '' '{"item":2,"annotator":"ana","label":null}' '{"item":2,"annotator":"ben","label":2.50}' >labels.jsonl
  $ tasks agreement --from labels.jsonl --stat percent,fleiss -o table
  STATISTIC  VALUE  ITEMS
  percent        0      1
  fleiss         -      1
  ! note: 1 row has no label
  ! note: fleiss is not defined: items have from 1 to 2 labels; krippendorff takes missing ones
  $ printf 'item\tannotator\tlabel\n1\tana\tx\n1\tben\tx\n1\tana\ty\n' | tasks agreement --from - --stat percent,cohen -o csv
  type,statistic,label,annotator,other,value,low,high,items,answers
  agreement,percent,,,,1,,,1,2
  agreement,cohen,,,,,,,1,2
  ! note: 1 label is left out: of an annotator's labels on one item the first counts (--repeats all)

What cannot be computed is null, and said.

  $ printf '%s\n' item,annotator,label 1,ana,x 2,ana,y | tasks agreement --from - --stat cohen,ac1 --fields statistic,value,items
  {"statistic":"cohen","value":null,"items":0}
  {"statistic":"ac1","value":null,"items":0}
  ! note: no item has two labels: there is nothing to compare
  $ printf '%s\n' item,annotator,label 1,ana,x 1,ben,x | tasks agreement --from - --stat percent,krippendorff --fields statistic,value
  {"statistic":"percent","value":1}
  {"statistic":"krippendorff","value":null}
  ! note: there is only one label: agreement beyond chance is 0/0
  $ printf '%s\n' item,annotator,label | tasks agreement --from - --stat percent --fields value,items
  {"value":null,"items":0}
  ! note: no item has two labels: there is nothing to compare
  $ printf '' | tasks agreement --from - --stat percent --by pair -o table
  STATISTIC  ANNOTATOR  OTHER  VALUE  ITEMS
  $ printf '%s\n' item,annotator,label 1,ana,x 1,ben,x 1,cid,y 2,ana,y 2,ben,x | tasks agreement --from - --stat fleiss,krippendorff --fields statistic,value
  {"statistic":"fleiss","value":null}
  {"statistic":"krippendorff","value":-0.33333333333333326}
  ! note: fleiss is not defined: items have from 2 to 3 labels; krippendorff takes missing ones

Errors say where.

  $ printf '%s\n' item,who,label 1,ana,x | tasks agreement --from - -o table
  ! error: line 1 of standard input: there is no column "annotator"
  ! hint: the columns are item, who, label; --columns ITEM,ANNOTATOR,LABEL says which are meant
  [1]
  $ printf '%s\n' item,annotator,label 1,ana,x 2,ben | tasks agreement --from - -o table
  ! error: line 3 of standard input: 2 fields where the header has 3
  [1]
  $ printf '%s\n' item,annotator,label 1,,x | tasks agreement --from - -o table
  ! error: line 2 of standard input: no annotator
  [1]
  $ printf '%s\n' item,annotator,label '1,ana,"x' 2,ben,y | tasks agreement --from - -o table
  ! error: line 3 of standard input: a quote is opened that nothing closes, in the record that ends with line 3
  [1]
  $ printf '%s\n' '{"item":1,"annotator":"ana","label":{}}' | tasks agreement --from - -o table
  ! error: line 1 of standard input: label: expected a text, a number or a boolean
  [1]
  $ printf '%s\n' '{"item":1,"annotator":"ana"}' | tasks agreement --from - -o table
  ! error: line 1 of standard input: there is no field "label"
  ! hint: a missing answer is null; --columns ITEM,ANNOTATOR,LABEL says which fields are meant
  [1]
  $ printf '%s\n' '{"item":1,"annotator":"ana","label":"x"' | tasks agreement --from - -o table
  ! error: line 1 of standard input: not valid JSON: at byte 40: syntax error while parsing object - unexpected end of input; expected '}'
  [1]
  $ printf 'item,annotator,label\n1,ana,\377\n' | tasks agreement --from - -o table
  ! error: line 2 of standard input: "\xff" is not valid UTF-8
  ! hint: iconv -t UTF-8 makes it so
  [1]
  $ tasks agreement --from nowhere.csv -o table
  ! error: cannot read "nowhere.csv": no such file or directory
  ! hint: check the path
  [1]
  $ tasks agreement -o table
  ! error: where the labels are was not said
  ! hint: name a task, or give --from FILE
  [2]
  $ tasks agreement --from labels.jsonl --columns a,b -o table
  ! error: "a,b" are not three columns
  ! hint: those of the item, the annotator and the label: --columns patient,observer,fitness
  [2]
  $ tasks agreement --from labels.jsonl --stat alpha -o table
  ! error: --stat takes one of percent, cohen, fleiss, krippendorff, ac1, iou, f1, not "alpha"
  [2]
  $ tasks agreement --from labels.jsonl --bootstrap 0 -o table
  ! error: --bootstrap is between 1 and 1000000, not 0
  ! hint: 1000 is usual
  [2]
  $ tasks agreement --from "$ratings" --columns $columns --level interval --by label -o table
  ! error: one label against all others has no distances
  ! hint: leave out --level and --weights, or --by label
  [2]
  $ printf '%s\n' item,annotator,label 1,ana,low 1,ben,high >words.csv
  $ tasks agreement --from words.csv --level ordinal -o table
  ! error: the label "high" is not a number
  ! hint: --order LOWEST,\xe2\x80\xa6,HIGHEST says how the labels are ordered (esc)
  [2]
  $ tasks agreement --from words.csv --level ordinal --order low -o table
  ! error: the label "high" is not in --order
  ! hint: it names every label, from the lowest to the highest
  [2]
  $ tasks agreement --from words.csv --level interval -o table
  ! error: the label "high" is not a number
  ! hint: the levels interval and ratio are for numbers
  [2]
  $ tasks agreement --from words.csv --level ordinal --order low,medium,high --stat krippendorff --fields value
  {"value":0}

Shapes of a consensus task: how far they lie on each other

  $ . "$TESTDIR/scored.sh"
  $ tasks agreement night -o table
  STATISTIC   VALUE  ITEMS
  iou        0.9457      4
  f1         0.7273      4
  $ tasks agreement night --by pair --stat f1,iou -o csv --fields annotator,other,statistic,value,items,answers
  annotator,other,statistic,value,items,answers
  ana@example.com,ben@example.com,f1,1,4,8
  ana@example.com,ben@example.com,iou,0.9230769230769231,4,8
  ana@example.com,cid@example.com,f1,0.5714285714285714,4,7
  ana@example.com,cid@example.com,iou,0.9607843137254902,4,7
  ben@example.com,cid@example.com,f1,0.5714285714285714,4,7
  ben@example.com,cid@example.com,iou,0.9607843137254902,4,7
  $ tasks agreement night --stat iou --bootstrap 10 --seed 1 --fields value,low
  {"value":0.9457013574660633,"low":null}
  ! note: iou and f1 have no intervals
  $ tasks agreement night --stat iou --by label -o table
  ! error: --stat iou is not told by label here
  ! hint: tasks scores TASK --by label tells precision, recall, f1 and iou of each label
  [2]
  $ tasks agreement --from words.csv --stat f1 -o table
  ! error: --stat f1 compares shapes, and a file of labels has none
  ! hint: name a task
  [2]
  $ tasks create plain --dataset cars --assignee ana@example.com -q -o ids >/dev/null
  $ tasks agreement plain --stat iou -o table
  STATISTIC  VALUE  ITEMS
  ! note: no two people drew shapes on the same item of a consensus task: there is nothing to compare
