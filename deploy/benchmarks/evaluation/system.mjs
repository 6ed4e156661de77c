// A system of its own for a measurement: started on a free data folder, asked over HTTP, taken away at the end.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../../..');
const port = 18432;
export const api = `http://127.0.0.1:${port}/api/v1`;
export const data = fs.mkdtempSync(path.join(os.tmpdir(), 'gym-evaluation-'));
const children = [];

export async function call(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body), headers: body && { 'content-type': 'application/json' } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : {};
}

export async function until(what, patience, look) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise(go => setTimeout(go, 100))) {
    const found = await look().catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`${what} did not happen within ${patience} ms`);
}

export function start(command, args, env = {}) {
  const log = fs.openSync(path.join(data, path.basename(command) + '.log'), 'a');
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  children.push(child);
  return child;
}

export async function startGym(env = {}) {
  const gym = start('./gym', ['up', '--port', String(port), '--data', path.join(data, 'store')], { CAUSALGYM_LOG_LEVEL: 'WARN', ...env });
  await until('the start', 300_000, () => call('GET', `http://127.0.0.1:${port}/health/ready`));
  return gym;
}

/// Runs one evaluation to its end.
export async function evaluate(request) {
  const { evaluation: id } = await call('POST', `${api}/evaluations`, request);
  const got = await until('the end of the evaluation', 3_600_000, async () => {
    const now = await call('GET', `${api}/evaluations/${id}`);
    return ['succeeded', 'failed', 'cancelled'].includes(now.state) ? now : undefined;
  });
  if (got.state !== 'succeeded') throw new Error(JSON.stringify(got));
  return got;
}

export async function stop() {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map(child => child.exitCode ?? child.signalCode ?? new Promise(end => child.on('exit', end))));
  fs.rmSync(data, { recursive: true, force: true });
}
