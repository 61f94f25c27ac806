/**
 * Each unit's plan (the Prime Minister's) and disbursed sum, as somebody would write it by hand for this question
 * alone: `$1` movement, `$2` known at, `$3` as of. A correlated `max` is far slower on PostgreSQL.
 */

const known = `known as (
  select id, seq from data_import
  where movement_id = $1 and published_at <= $2 and (reversed_at is null or reversed_at > $2)
)`;

const byRowNumber = `with ${known},
plan as (
  select code, unit_id, prime_minister from (
    select code, unit_id, prime_minister,
      row_number() over (partition by code order by decision_date desc, seq desc, line desc) as place
    from assigned_plan join known on id = import_id where decision_date <= $3
  ) ranked where place = 1
),
report as (
  select code, disbursed from (
    select code, disbursed,
      row_number() over (partition by code order by as_of desc, status desc, seq desc, line desc) as place
    from disbursement_report join known on id = import_id where as_of <= $3
  ) ranked where place = 1
)
select unit_id, cast(sum(prime_minister) as text) as plan, cast(sum(coalesce(disbursed, 0)) as text) as disbursed
from plan left join report on report.code = plan.code group by unit_id`;

/** A plan by decision and a report by day, status and order, each as one sortable text. */
const byMax = `with ${known},
decided as (
  select code, unit_id, prime_minister, decision_date || substr(cast(1000000000 + seq as text), 2)
    || substr(cast(1000000000 + line as text), 2) as place
  from assigned_plan join known on id = import_id where decision_date <= $3
),
reported as (
  select code, disbursed, as_of || status || substr(cast(1000000000 + seq as text), 2)
    || substr(cast(1000000000 + line as text), 2) as place
  from disbursement_report join known on id = import_id where as_of <= $3
),
plan as (
  select decided.code, unit_id, prime_minister from decided
  join (select code, max(place) as place from decided group by code) latest
    on latest.code = decided.code and latest.place = decided.place
),
report as (
  select reported.code, disbursed from reported
  join (select code, max(place) as place from reported group by code) latest
    on latest.code = reported.code and latest.place = reported.place
)
select unit_id, cast(sum(prime_minister) as text) as plan, cast(sum(coalesce(disbursed, 0)) as text) as disbursed
from plan left join report on report.code = plan.code group by unit_id`;

export const bareSql = { row_number: byRowNumber, 'max and group by': byMax };
