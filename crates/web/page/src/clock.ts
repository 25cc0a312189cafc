// Local dates and hours. The operation's own day starts decide the date; the browser's own time zone never counts.

import type { View } from "./view";

const DAY = 1440;
const HOUR_MS = 3_600_000;

export class Clock {
  private readonly starts: number[];
  /** First day as if it were in UTC; `null` for instances that know no dates. */
  private readonly firstDay: number | null;
  private readonly zone: Intl.DateTimeFormat | null;
  /** The instant of minute 0, when the zone is known to the browser. */
  private readonly origin: number | null;
  readonly zoneName: string;

  constructor({ first_day, day_starts, time_zone }: View["operation"]) {
    this.starts = day_starts.length > 0 ? day_starts : [0];
    const dated = first_day !== null && first_day !== "1970-01-01";
    this.firstDay = dated ? Date.parse(`${first_day}T00:00:00Z`) : null;
    this.zoneName = dated ? time_zone : "";
    this.zone = this.firstDay === null ? null : zoneFormat(time_zone);
    this.origin = this.zone && this.firstDay !== null ? instantOf(this.firstDay, this.zone) : null;
  }

  /** Returns the local day a moment falls on, counted from 0. */
  dayOf(moment: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= moment) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return Math.floor((moment - (this.starts[0] ?? 0)) / DAY);
    const last = this.starts.length - 1;
    return low <= last ? low - 1 : last + Math.floor((moment - (this.starts[last] ?? 0)) / DAY);
  }

  /** Returns the first minute of a local day, also of days outside the operation. */
  startOf(day: number): number {
    const last = this.starts.length - 1;
    if (day < 0) return (this.starts[0] ?? 0) + day * DAY;
    return day <= last ? (this.starts[day] ?? 0) : (this.starts[last] ?? 0) + (day - last) * DAY;
  }

  /** Returns the hour of day in minutes, as a clock on the wall shows it, also on days on which clocks change. */
  hour(moment: number): number {
    const day = this.dayOf(moment);
    const elapsed = moment - this.startOf(day);
    if (this.startOf(day + 1) - this.startOf(day) === DAY) return elapsed;
    return this.hourByZone(moment) ?? Math.min(elapsed, DAY - 1);
  }

  /** Returns the moment as a date whose UTC fields read as local date and hour: for libraries that draw a time axis. */
  wallDate(moment: number): Date {
    return new Date((this.firstDay ?? 0) + (this.dayOf(moment) * DAY + this.hour(moment)) * 60_000);
  }

  /** Returns "14:20". */
  time(moment: number): string {
    const hour = this.hour(moment);
    return `${two(Math.floor(hour / 60))}:${two(hour % 60)}`;
  }

  /** Returns "Saturday 30 March 2019", or "Day 7" when there are no dates. */
  longDate(day: number): string {
    return this.format(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  }

  /** Returns "Sat 30 March 2019", or "Day 7". */
  date(day: number): string {
    return this.format(day, { weekday: "short", day: "numeric", month: "long", year: "numeric" });
  }

  /** Returns "30 Mar", or "Day 7": for axes. */
  shortDate(day: number): string {
    return this.format(day, { day: "numeric", month: "short" });
  }

  /** Returns "Sat 30 March 2019, 14:20". */
  moment(moment: number): string {
    return `${this.date(this.dayOf(moment))}, ${this.time(moment)}`;
  }

  /** Returns "30 Mar, 14:20": for axes and labels. */
  shortMoment(moment: number): string {
    return `${this.shortDate(this.dayOf(moment))}, ${this.time(moment)}`;
  }

  private format(day: number, fields: Intl.DateTimeFormatOptions): string {
    if (this.firstDay === null) return `Day ${day + 1}`;
    const parts = new Intl.DateTimeFormat("en-GB", { ...fields, timeZone: "UTC" });
    return parts.format(this.firstDay + day * DAY * 60_000).replace(",", "");
  }

  private hourByZone(moment: number): number | null {
    if (!this.zone || this.origin === null || this.firstDay === null) return null;
    const local = fieldsAsUtc(this.origin + moment * 60_000, this.zone);
    const midnight = this.firstDay + this.dayOf(moment) * DAY * 60_000;
    const hour = Math.round((local - midnight) / 60_000);
    return hour >= 0 && hour < DAY ? hour : null;
  }
}

/** Returns a duration such as "1 day 4 h" or "35 min". */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  const days = Math.floor(whole / DAY);
  const hours = Math.floor((whole % DAY) / 60);
  const rest = whole % 60;
  const parts = [];
  if (days > 0) parts.push(days === 1 ? "1 day" : `${days} days`);
  if (hours > 0) parts.push(`${hours} h`);
  if (rest > 0 && days === 0) parts.push(`${rest} min`);
  return parts.join(" ") || "0 min";
}

const two = (n: number): string => String(n).padStart(2, "0");

function zoneFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
    });
  } catch {
    return null;
  }
}

function fieldsAsUtc(instant: number, zone: Intl.DateTimeFormat): number {
  const field: Record<string, number> = {};
  for (const { type, value } of zone.formatToParts(instant)) field[type] = Number(value);
  return Date.UTC(field.year ?? 0, (field.month ?? 1) - 1, field.day, field.hour, field.minute);
}

/** Returns the instant at which a local date begins; where a clock change skips midnight, the first instant after. */
function instantOf(midnight: number, zone: Intl.DateTimeFormat): number {
  let instant = midnight;
  for (let i = 0; i < 2; i++) instant += midnight - fieldsAsUtc(instant, zone);
  return fieldsAsUtc(instant, zone) < midnight ? instant + HOUR_MS : instant;
}
