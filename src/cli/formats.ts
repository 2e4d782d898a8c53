// The formats of a check: which there are, and how each is written for a process.

import { github } from '../core/reports/github.ts';
import type { FailOn } from '../core/reports/fail-on.ts';
import { html } from '../core/reports/html.ts';
import { json } from '../core/reports/json.ts';
import { junit } from '../core/reports/junit.ts';
import { markdown } from '../core/reports/markdown.ts';
import { pretty } from '../core/reports/pretty.ts';
import type { Report } from '../core/reports/report.ts';
import { sarif } from '../core/reports/sarif.ts';
import type { Language } from '../core/text/language.ts';
import { hasColour } from './colour.ts';
import { pathFromCwd } from './find-files.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

interface Surroundings {
  readonly io: Io;
  readonly language: Language;
  readonly failOn: FailOn;
}

const writers = {
  pretty: (report: Report, { io, language }: Surroundings) => pretty(report, { language, colour: hasColour(io), pathOf: uri => pathFromCwd(uri, io.cwd) }),
  json: (report: Report, { language }: Surroundings) => json(report, { language, version }),
  sarif: (report: Report, { language }: Surroundings) => sarif(report, { language, version }),
  junit: (report: Report, { language, failOn }: Surroundings) => junit(report, { language, failOn }),
  github: (report: Report, { language }: Surroundings) => github(report, { language }),
  markdown: (report: Report, { language }: Surroundings) => markdown(report, { language }),
  html: (report: Report, { language }: Surroundings) => html(report, { language, version, pictures: true }),
};

export type Format = keyof typeof writers;

/** In the order in which help names them; the first is what a person gets. */
export const formats = Object.keys(writers) as readonly Format[];

/** The whole report in a format, ready for stdout. */
export function writeReport(report: Report, format: Format, surroundings: Surroundings): string {
  return writers[format](report, surroundings);
}
