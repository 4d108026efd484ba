# Sourced in the project of project.sh: ids and files that arguments.txt uses.
ITEM=$(tasks dataset items street --limit 1 -o ids)
NEW_FILE=img/north/4.png
cp img/north/3.png "$NEW_FILE"
