// Demands that a page is well nested, and that no tag in it does anything.

import assert from 'node:assert/strict';
import { parseXml } from './parse-xml.ts';

export function assertHtml(page: string): void {
  for (const [tag] of page.matchAll(/<[a-z][^>]*>/g)) assert.doesNotMatch(tag, /^<(script|img|iframe|object|link|form)|\son\w+=|javascript:|\ssrc=|\sstyle=/);
  parseXml(page.replace(/<!DOCTYPE html>/, '').replace(/<meta ([^>]*)>/g, '<meta $1/>'));
}
