// The HTML of the panel's page: a strict policy, one style sheet, one script. The script builds everything else.

import { Uri, type Webview, env } from 'vscode';
import { languageOf } from '../../core/text/language.ts';

/** A page in the language of VS Code, which its script reads there, that may run its own script, use its own style sheet, and load nothing from anywhere else. */
export function pageHtml(webview: Webview, extension: Uri): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const at = (...path: string[]) => webview.asWebviewUri(Uri.joinPath(extension, ...path)).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; font-src ${webview.cspSource}; img-src ${webview.cspSource} blob:`;
  return `<!DOCTYPE html>
<html lang="${languageOf(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${at('media', 'diagram.css')}">
<title>Martech Stack</title>
</head>
<body>
<script nonce="${nonce}" src="${at('dist', 'webview.js')}"></script>
</body>
</html>`;
}
