// The style of the HTML report: quiet, readable in light and dark, on paper too. Nothing is said by colour alone.

import { themeVariables } from '../diagram/export/page-theme.ts';
import { themes } from '../diagram/export/themes.ts';

export const htmlStyle = `
:root { color-scheme: light dark; --text: #1d2433; --soft: #566074; --back: #ffffff; --card: #f5f7fb; --line: #ccd3e0; --link: #1d4f9e;
  --error: #a1182b; --warning: #7d4e00; --info: #1d4f9e; --good: #1f6b3a;
  ${themeVariables(themes.light)} }
@media (prefers-color-scheme: dark) {
  :root { --text: #e7eaf2; --soft: #a9b3c7; --back: #151922; --card: #1e2430; --line: #3a4357; --link: #9dc1ff;
    --error: #ff9ba6; --warning: #f2c46d; --info: #9dc1ff; --good: #8fd6a6;
  ${themeVariables({ ...themes.dark, label: '#151922' })} }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 1rem 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 1rem 0 0.25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; color: var(--soft); }
h4 { font-size: 1.05rem; margin: 0; }
h1, h2, h3, h4, p, li, td, th { overflow-wrap: anywhere; }
a { color: var(--link); }
code { font: 0.85em/1.4 ui-monospace, monospace; color: var(--soft); }
.counts { font-size: 1.1rem; }
.good { color: var(--good); font-weight: 600; }
.rule { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.9rem 1.1rem; margin: 0.75rem 0; }
.rule p { margin: 0.4rem 0; }
.why { color: var(--soft); }
.yes strong { color: var(--good); }
ul { padding-left: 1.25rem; margin: 0.5rem 0; }
.findings { list-style: none; padding: 0; }
.findings li { border-left: 4px solid var(--line); padding: 0.15rem 0 0.15rem 0.75rem; margin: 0.5rem 0; }
.findings .error { border-color: var(--error); }
.findings .warning { border-color: var(--warning); }
.findings .info, .findings .question { border-color: var(--info); }
.level { font-size: 0.8rem; font-weight: 700; padding: 0 0.4rem; border: 1px solid currentColor; border-radius: 0.25rem; }
.level.error { color: var(--error); }
.level.warning { color: var(--warning); }
.level.info { color: var(--info); }
.place, .note { color: var(--soft); font-size: 0.9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.75rem 0; min-width: 50%; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-weight: 600; color: var(--soft); }
/* The picture may be wider than the text; on a small screen it is scrolled, not shrunk. */
.flows { width: min(100vw - 3rem, 110rem); margin-left: 50%; transform: translateX(-50%); overflow-x: auto; }
.flows svg { display: block; max-width: max(100%, 60rem); height: auto; margin: 0 auto; }
footer { color: var(--soft); font-size: 0.85rem; border-top: 1px solid var(--line); margin-top: 3rem; }
@media print {
  :root { color-scheme: light; --text: #000000; --soft: #444444; --back: #ffffff; --card: #ffffff; --line: #999999; --link: #000000;
    --error: #8a0014; --warning: #5c3900; --info: #123a7a; --good: #14522b;
    ${themeVariables(themes.light)} }
  body { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  .rule, .findings li, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  .scroll { overflow: visible; }
  .flows { width: auto; margin: 0; transform: none; overflow: visible; break-inside: avoid; }
  .flows svg { max-width: 100%; max-height: 90vh; }
}
`;
