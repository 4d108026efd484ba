-- Most figures are about one annotation, and several of them about the same pair: they share a row, and every item takes a third
-- of the room and of the time.

-- What a score function gave for `entity`, an annotation, compared with `relative` (null: with nothing that matches, or with all): the
-- figures annotation_score, annotation_label, annotation_iou, annotation_attribute, annotation_overall that followed each other in this
-- order, from `ordinal` on. What was not given is null.
create table annotation_score (
  task_id bigint not null,
  item_id bigint not null,
  ordinal bigint not null,
  entity text,
  relative text,
  contributor_id bigint,
  assignment_id bigint,
  score double precision,
  label double precision,
  iou double precision,
  attribute double precision,
  overall double precision,
  primary key (task_id, item_id, ordinal)
) /* clustered */;

insert into annotation_score (task_id, item_id, ordinal, entity, relative, contributor_id, assignment_id, score, label, iou, attribute, overall)
select task_id, item_id, ordinal, entity, relative, contributor_id, assignment_id,
  case score_type when 'annotation_score' then value end, case score_type when 'annotation_label' then value end, case score_type when 'annotation_iou' then value end,
  case score_type when 'annotation_attribute' then value end, case score_type when 'annotation_overall' then value end
from score where score_type in ('annotation_score', 'annotation_label', 'annotation_iou', 'annotation_attribute', 'annotation_overall');
delete from score where score_type in ('annotation_score', 'annotation_label', 'annotation_iou', 'annotation_attribute', 'annotation_overall');

-- The others, as before.
alter table score rename to score_before;
create table score (
  task_id bigint not null,
  item_id bigint not null,
  ordinal bigint not null,
  score_type text not null,
  value double precision not null,
  entity text,
  relative text,
  contributor_id bigint,
  assignment_id bigint,
  primary key (task_id, item_id, ordinal)
) /* clustered */;
insert into score select task_id, item_id, ordinal, score_type, value, entity, relative, contributor_id, assignment_id from score_before;
drop table score_before;

-- All figures, one a row.
create view figure as
select task_id, item_id, ordinal, score_type, value, entity, relative, contributor_id, assignment_id from score
union all
select task_id, item_id, ordinal, 'annotation_score', score, entity, relative, contributor_id, assignment_id from annotation_score where score is not null
union all
select task_id, item_id, ordinal + case when score is null then 0 else 1 end, 'annotation_label', label, entity, relative, contributor_id, assignment_id
from annotation_score where label is not null
union all
select task_id, item_id, ordinal + case when score is null then 0 else 1 end + case when label is null then 0 else 1 end, 'annotation_iou', iou,
  entity, relative, contributor_id, assignment_id
from annotation_score where iou is not null
union all
select task_id, item_id, ordinal + case when score is null then 0 else 1 end + case when label is null then 0 else 1 end + case when iou is null then 0 else 1 end,
  'annotation_attribute', attribute, entity, relative, contributor_id, assignment_id
from annotation_score where attribute is not null
union all
select task_id, item_id, ordinal + case when score is null then 0 else 1 end + case when label is null then 0 else 1 end + case when iou is null then 0 else 1 end
  + case when attribute is null then 0 else 1 end, 'annotation_overall', overall, entity, relative, contributor_id, assignment_id
from annotation_score where overall is not null;
