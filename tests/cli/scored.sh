# Sourced by transcripts: a project with a scored consensus task `night`: three people, four pictures, one label that differs and one
# box that only two drew.
new_project
tasks dataset create cars -q -o ids >/dev/null
for i in 1 2 3 4; do echo "{\"path\":\"/$i.jpg\",\"width\":800,\"height\":600}"; done | tasks dataset add cars - -q -o ids >/dev/null
tasks create night --dataset cars --quality consensus --copies 3 --assignee ana@example.com,ben@example.com,cid@example.com -q -o ids >/dev/null
box() { echo "{\"path\":\"/$1.jpg\",\"label\":\"$2\",\"shape\":\"box\",\"geometry\":{\"bbox\":[$3,20,100,50]}}"; }
for i in 1 2 3 4; do box $i car 10; done | tasks annotate night - --as ana@example.com -q -o ids >/dev/null
for i in 1 2 3 4; do box $i car 14; done | tasks annotate night - --as ben@example.com -q -o ids >/dev/null
{ box 1 car 12; box 2 bus 12; box 3 car 12; } | tasks annotate night - --as cid@example.com -q -o ids >/dev/null
for user in ana ben cid; do tasks set-status night complete --all --as $user@example.com -q -o ids >/dev/null; done
