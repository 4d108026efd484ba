# Sourced in an empty folder: a project that has one of everything, for the pages' examples and for the tests that run
# every command. olga is its owner, mia a manager, ana and ben annotators, zoe has left.
set -e
tasks init --name demo --owner olga@example.com
tasks user add mia@example.com --role manager --name "Mia Moreau"
tasks user add ana@example.com --name "Ana Alves"
tasks user add ben@example.com --name "Ben Bakker"
tasks user add zoe@example.com --name "Zoe Zorn"
tasks user deactivate zoe@example.com
tasks group add night --member ana@example.com,ben@example.com
tasks group add idle

# Six pictures of 640 × 480 (their headers, which is all that is read) in two folders.
mkdir -p img/north img/south
for name in north/1 north/2 north/3 south/1 south/2 south/3; do
  printf '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0\x08\x02%s' "$name" >img/$name.png
done
cat >street.yaml <<'END'
name: street
ontology:
  labels:
    - name: vehicle
      color: "#d73027"
      children:
        - car
        - lorry
    - {name: person, color: "#4575b4"}
  attributes:
    - {key: occluded, type: boolean, labels: [vehicle]}
tools: [box, class]
actions:
  - complete
  - {name: discard, discard: true}
rules:
  per_label:
    person: {max: 50}
END
tasks recipe add street.yaml
tasks recipe add street.yaml --name spare
tasks dataset create street --recipe street
tasks dataset add street img
tasks dataset create unused

# A task over all of it, dealt to two people; ana has north/1 and two others.
echo "Draw a box around every vehicle." >guide.txt
tasks create cars --dataset street --assignee ana@example.com,ben@example.com --due 2026-01-31 --priority high --instructions guide.txt
echo '{"path":"a.txt"}' | tasks dataset add unused -
set +e
