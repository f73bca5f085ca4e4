import path from 'node:path';
import { apiLogFile } from './api-process.mjs';
import { addressOf } from './settings.mjs';

/** The accounts that seed-demo makes; the same list is on the sign-in page in demo mode. */
const DEMO_PASSWORD = 'Linli-demo-2026';
const DEMO_ACCOUNTS = [
  ['admin', '系统管理员', 'system administrator'],
  ['auditor', '审计员', 'auditor'],
  ['district', '区级干部', 'district official'],
  ['street', '街道干部', 'street official'],
  ['worker', '社区工作者', 'community worker'],
  ['worker2', '另一社区的工作者', 'worker of another community'],
  ['volunteer', '志愿者', 'volunteer'],
  ['volunteer2', '志愿者', 'volunteer'],
];

/**
 * What the person at the terminal needs to begin.
 * @param {import('./settings.mjs').Settings} settings
 * @param {number} tookMs
 * @param {string | null} firstLink makes the first administrator
 */
export function banner(settings, tookMs, firstLink) {
  const address = addressOf(settings);
  const inFolder = (/** @type {string} */ file) => {
    const relative = path.relative(process.cwd(), file);
    return relative.startsWith('..') ? file : relative;
  };
  const database = settings.databaseUrl
    ? `DATABASE_URL (${new URL(settings.databaseUrl).host})`
    : '内置 / embedded PostgreSQL';
  const lines = [
    '',
    `  邻里 Linli 已就绪 / is ready  ${(tookMs / 1000).toFixed(1)} s`,
    '',
    ...table([
      ['打开 / Open', address],
      ['接口 / API', `${address}/api/docs`],
      ['数据库 / Database', database],
      ['数据 / Data', inFolder(settings.dataDir)],
      ['日志 / Log', inFolder(apiLogFile(settings.dataDir))],
    ]),
    ...(settings.isDemo
      ? ['', `  演示账号 / Demo accounts   密码 / password  ${DEMO_PASSWORD}`, '', ...table(DEMO_ACCOUNTS)]
      : []),
    ...(firstLink ? firstAdministratorLines(firstLink) : []),
    '',
    '  按 Ctrl-C 停止 / Press Ctrl-C to stop',
    '',
  ];
  return lines.join('\n');
}

/**
 * @param {string} link
 * @returns {string[]}
 */
export const firstAdministratorLines = (link) => [
  '',
  '  首次使用，请打开此链接设置管理员 / Open this link to make the first administrator',
  '  只能用一次，24 小时内有效，重新启动后换新 / Works once, for 24 hours; each start makes a new one',
  '',
  `    ${link}`,
];

/** @param {string[][]} rows */
function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows.map((row) => {
    const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)));
    return `    ${cells.join('   ')}`.trimEnd();
  });
}

/**
 * Columns on a terminal: a Chinese character takes two.
 * @param {string} text
 */
const widthOf = (text) => [...text].reduce((sum, char) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(char) ? 2 : 1), 0);
