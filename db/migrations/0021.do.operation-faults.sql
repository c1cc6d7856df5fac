-- Why an entry or a figure does not count is kept by code with its values, so that each reader has it in their language.
-- What was kept as a sentence stays one.

alter table operation_entries alter column reasons drop default;
alter table operation_entries alter column reasons type jsonb using to_jsonb(reasons);
update operation_entries e
   set reasons = (select jsonb_agg(jsonb_build_object('message', r.sentence) order by r.place)
                    from jsonb_array_elements_text(e.reasons) with ordinality as r(sentence, place))
 where e.reasons <> '[]'::jsonb;
alter table operation_entries alter column reasons set default '[]';

alter table operation_figures alter column reasons drop default;
alter table operation_figures alter column reasons type jsonb using to_jsonb(reasons);
update operation_figures f
   set reasons = (select jsonb_agg(jsonb_build_object('message', r.sentence) order by r.place)
                    from jsonb_array_elements_text(f.reasons) with ordinality as r(sentence, place))
 where f.reasons <> '[]'::jsonb;
alter table operation_figures alter column reasons set default '[]';
