-- Items that have an annotation with a label: asked of each item in turn, answered by the index alone when there is none.

drop index annotation_item;
create index annotation_item on annotation (item_id, label, layer);
