import { type Deviation, readDeviation } from '../../engines/clocks/deviation.ts';
import { countDue } from '../../engines/clocks/due.ts';
import { getRule, readOwnRule, writePeriod, writeSource } from '../../engines/clocks/find-rule.ts';
import type { Rule } from '../../engines/clocks/rule.ts';
import { RULES } from '../../engines/clocks/rules.ts';
import { readStops } from '../../engines/clocks/stops.ts';
import { dayOfWeek, type WorkingCalendar } from '../../engines/clocks/working-days.ts';
import { DAY_MS, type Instant, readMoment, wallClockAt, writeMoment } from '../../engines/clocks/zone.ts';
import { Problem } from '../../kernel/problem.ts';

export interface DueOptions {
  readonly rule?: string | undefined;
  /** ISO 8601; without an offset it is the wall clock of the zone. */
  readonly received?: string | undefined;
  readonly zone?: string | undefined;
  /** `FROM/TO`, once or several times. */
  readonly stopped?: string | readonly string[] | undefined;
  /** `LENGTH: REASON`; the bare option without either is refused. */
  readonly deviation?: string | boolean | undefined;
  /** Public holidays, `YYYY-MM-DD`, for rules in working days. */
  readonly holidays?: readonly string[] | undefined;
  /** Rules of the agency itself: JSON, one or a list. */
  readonly ownRules?: string | undefined;
}

/** What a verb of the command line answers: 0 for an answer, 2 for wrong use. */
export interface DueResult {
  readonly exitCode: 0 | 2;
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Answers when something is due under a rule, by both countings; asked for nothing, which rules there are. */
export function dueCommand(options: DueOptions): DueResult {
  try {
    return answerDue(options);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { exitCode: 2, json: { problem: problem.kind, detail: problem.message }, text: problem.message };
  }
}

/** The rules of an agency as a file holds them. */
function readOwnRules(text: string | undefined): Rule[] {
  if (text === undefined) return [];
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Problem('invalid-input', 'The file of --own-rules cannot be read as JSON.');
  }
  return (Array.isArray(data) ? data : [data]).map(readOwnRule);
}

function readCalendar(holidays: readonly string[]): WorkingCalendar {
  const wrong = holidays.find((day) => !isDate(day));
  if (wrong !== undefined) throw new Problem('invalid-input', `"${wrong}" is not a day. Write it as 2026-05-01.`);
  return { holidays };
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

function answerDue({ rule: code, received, zone: asked, stopped = [], deviation, holidays = [], ...own }: DueOptions) {
  const ownRules = readOwnRules(own.ownRules);
  if (code === undefined && received === undefined) return listRules(ownRules);
  if (!code) throw new Problem('invalid-input', `Name a rule with --rule. The rules are: ${listCodes(ownRules)}.`);
  const calendar = readCalendar(holidays);
  const rule = getRule(code, ownRules);
  if (!received) {
    throw new Problem('invalid-input', `Say with --received when ${rule.startsWhen}, such as 2026-03-27T09:20.`);
  }
  const moment = readMoment(received, asked);
  const { zone } = moment;
  const stops = readStops(stopped, zone);
  // An empty --deviation is not "none": it is one without length and reason, and is told so.
  const isAnnounced = deviation !== undefined && deviation !== false;
  const announced = isAnnounced ? readDeviation(deviation === true ? '' : deviation) : undefined;
  const due = countDue({ rule, receivedAt: moment.at, zone, stops, deviation: announced, calendar });

  const notes = notesAbout(moment.reading, received, zone, moment.at);
  const write = (at: Instant): string => writeMoment(at, zone);
  const before = due.withoutDeviation;
  const json = {
    rule: rule.code,
    received: write(moment.at),
    elapsed: write(due.elapsedAt),
    // The end of a day is written as 00:00 of the next day.
    regulation1182_71: write(due.regulationAt),
    alarm: write(due.alarmAt),
    ...(stops.length > 0
      ? { stopped: stops.map(({ from, to }) => ({ from: write(from), to: write(to) })), stoppedMs: due.stoppedMs }
      : {}),
    ...(announced && before
      ? {
          status: 'deviation',
          deviation: {
            length: announced.length.map(writePeriod).join(' and '),
            reason: announced.reason,
            ground: rule.deviation?.ground,
            source: rule.deviation && writeSource(rule.deviation.source),
            countedUnder: rule.deviation?.countedUnder,
            without: {
              elapsed: write(before.elapsedAt),
              regulation1182_71: write(before.regulationAt),
              alarm: write(before.alarmAt),
            },
          },
        }
      : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
  return { exitCode: 0 as const, json, text: describe({ rule, moment, due, zone, announced, notes }) };
}

/** Every rule with its length, where it is written and how well it is known. */
function listRules(ownRules: readonly Rule[]): DueResult {
  const rules = [...ownRules, ...RULES];
  const width = Math.max(...rules.map((rule) => rule.code.length));
  return {
    exitCode: 0,
    json: { rules },
    text: rules
      .map((rule) => `${rule.code.padEnd(width)}  ${lengthOf(rule)}  ${writeSource(rule.source)} [${rule.grade}]`)
      .join('\n'),
  };
}

function listCodes(ownRules: readonly Rule[]): string {
  return [...ownRules, ...RULES].map((rule) => rule.code).join(', ');
}

function lengthOf(rule: Rule): string {
  if ('yearly' in rule) return `by ${rule.yearly.day} ${MONTHS[rule.yearly.month - 1]} of each year`;
  return rule.direction === 'before' ? `${writePeriod(rule.period)} before` : writePeriod(rule.period);
}

function notesAbout(reading: string, received: string, zone: string, at: Instant): string[] {
  if (reading === 'skipped') {
    return [`${received} does not occur in ${zone}: the clocks go forward. Read as ${writeMoment(at, zone)}.`];
  }
  if (reading === 'repeated') {
    return [
      `${received} occurs twice in ${zone}: the clocks go back. The first is counted, ${writeMoment(at, zone)}; write an offset to mean the other.`,
    ];
  }
  return [];
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** For people: midnight is 24:00 of the day that ends, as the Regulation says it. */
function writeForPeople(at: Instant, zone: string, isEndOfDay = false): string {
  const wall = wallClockAt(zone, at);
  const isMidnight = isEndOfDay && wall % DAY_MS === 0;
  const date = new Date(isMidnight ? wall - DAY_MS : wall);
  const time = isMidnight ? '24:00' : date.toISOString().slice(11, wall % 60_000 === 0 ? 16 : 19);
  const day = `${DAYS[dayOfWeek(date.getTime()) - 1]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return `${day} ${date.getUTCFullYear()}, ${time} (UTC${writeMoment(at, zone).slice(-6)})`;
}

function describe(answer: {
  rule: Rule;
  moment: { at: Instant };
  due: ReturnType<typeof countDue>;
  zone: string;
  announced: Deviation | undefined;
  notes: readonly string[];
}): string {
  const { rule, moment, due, zone, announced, notes } = answer;
  // The end of a period in days is 24:00; a warning counted backwards begins its day at 00:00.
  const endsDays = 'yearly' in rule || (rule.direction !== 'before' && rule.period.unit !== 'hours');
  const lines = [
    `${rule.name}: ${lengthOf(rule)} (${writeSource(rule.source)})`,
    `Counted from         ${writeForPeople(moment.at, zone)}, when ${rule.startsWhen}`,
    `Elapsed time         ${writeForPeople(due.elapsedAt, zone, 'yearly' in rule)}`,
    `Regulation 1182/71   ${writeForPeople(due.regulationAt, zone, endsDays)}`,
    `Alarm                ${writeForPeople(due.alarmAt, zone, endsDays && due.alarmAt === due.regulationAt)}`,
  ];
  if (due.stoppedMs > 0) lines.push(`The clock stood still for ${writeLength(due.stoppedMs)}.`);
  if (announced && due.withoutDeviation) {
    const counted = rule.deviation?.countedUnder;
    lines.push(
      `Deviation: ${announced.length.map(writePeriod).join(' and ')} longer, because ${announced.reason}` +
        `${counted ? ` (counted under ${counted})` : ''}.`,
      `Without it           ${writeForPeople(due.withoutDeviation.alarmAt, zone)}`,
    );
  }
  if (rule.grade === 'unverified') lines.push('Nobody has checked this rule against its instrument yet.');
  return [...lines, ...notes].join('\n');
}

function writeLength(lengthMs: number): string {
  const minutes = Math.floor(lengthMs / 60_000);
  const seconds = Math.floor((lengthMs % 60_000) / 1_000);
  const parts = [
    [Math.floor(minutes / 60), 'h'],
    [minutes % 60, 'min'],
    [seconds, 's'],
  ] as const;
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count} ${unit}`)
      .join(' ') || 'less than a second'
  );
}
