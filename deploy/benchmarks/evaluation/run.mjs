// Puts questions to a local stub of a model through the whole system, replies stored, and tells how fast.
// usage: node deploy/benchmarks/evaluation/run.mjs [--questions 20000] [--memory 200000] [--promptfoo FOLDER] [rows...]
// rows: warm latency sustained bucket refused cached memory promptfoo; all but memory where none is named.
// --promptfoo is a folder where promptfoo is installed (npm install promptfoo).
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { api, call, data, evaluate, here, start, startGym, stop, until } from './system.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { questions: { type: 'string', default: '20000' }, memory: { type: 'string', default: '200000' }, promptfoo: { type: 'string' } },
});
const rows = positionals.length ? positionals : ['warm', 'latency', 'sustained', 'bucket', 'refused', 'cached', 'promptfoo'];
const stubPort = 18431;
const stub = `http://127.0.0.1:${stubPort}`;
const clock = Number(execFileSync('getconf', ['CLK_TCK']));
let seed = Date.now() % 1_000_000;
let model = 'warm-up'; // each row its own: what was learned of one would show in the next
let gym;

function process_(pid) { // all of its memory and processor time
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const rss = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
  return { cpu: (Number(stat[11]) + Number(stat[12])) / clock, mb: Number(rss) / 1024 };
}

function liveMb(pid) { // what a full collection leaves
  const jcmd = path.join(path.dirname(fs.readlinkSync(`/proc/${pid}/exe`)), 'jcmd');
  const total = /Total\s+\d+\s+(\d+)/.exec(execFileSync(jcmd, [pid, 'GC.class_histogram'], { maxBuffer: 1 << 28 }).toString())[1];
  return Math.round(total / 2 ** 20);
}

function request(questions, { concurrency, requestsPerMinute, parameters = {}, fixed }) {
  return {
    models: [{
      id: 'stub', provider: 'openai-compatible', model, baseUrl: `${stub}/v1`, price: { prompt: 0, completion: 0 },
      limits: { concurrency, requestsPerMinute }, parameters: { cache: false, ...parameters },
    }],
    suite: { name: 'see-do', families: ['see-do'], worlds: Math.ceil(questions / 2), seed: fixed ?? ++seed },
  };
}

/// One evaluation: from the stub's first request to its last answer, and until everything is stored.
async function measure(questions, rules, asked) {
  await call('POST', `${stub}/reset`, rules);
  const before = process_(gym.pid);
  const got = await evaluate(request(questions, asked));
  const after = process_(gym.pid);
  const stats = await call('GET', `${stub}/stats`);
  const model = got.models[0];
  const stored = Object.values(model.outcomes).reduce((sum, n) => sum + n, 0);
  const seconds = (stats.last - stats.first) / 1000;
  return {
    seconds, stored, ...stats, cpu: after.cpu - before.cpu, mb: after.mb,
    durable: (new Date(got.finishedAt) - new Date(got.createdAt)) / 1000,
    perSecond: stored / seconds, ...model.addedLatencyMillis,
  };
}

function tell(row, m, more = '') {
  const f = (x, digits = 2) => (x === undefined ? '-' : x.toFixed(digits));
  console.log(
    `${row}: ${m.stored} stored, ${m.requests} requests, ${f(m.seconds)} s from first request to last reply (${f(m.perSecond, 0)}/s), `
    + `${f(m.durable)} s from POST to scores, most in flight ${m.most}, added ms p50 ${f(m.p50, 1)} p95 ${f(m.p95, 1)} p99 ${f(m.p99, 1)}, `
    + `${f((1000 * m.cpu) / m.stored)} ms of processor each, ${f(m.mb, 0)} MB, load ${os.loadavg()[0].toFixed(1)} ${more}`);
}

const does = {
  async warm() {
    for (let round = 0; round < 5; round++) tell('1000 at 100, 200 ms', await measure(1000, {}, { concurrency: 100 }));
  },
  async latency() { // at a tenth of what it can
    for (let round = 0; round < 3; round++) tell('added latency at 20, 200 ms', await measure(1000, {}, { concurrency: 20 }));
  },
  async sustained() {
    for (let round = 0; round < 3; round++) tell('at 400, 200 ms', await measure(+options.questions, {}, { concurrency: 400 }));
  },
  async bucket() {
    tell('bucket of 50/s, told', await measure(1000, { perSecond: 50, latency: 50 }, { concurrency: 100, requestsPerMinute: 3000 }));
    const m = await measure(1000, { perSecond: 50, latency: 50, retryAfter: 1 }, { concurrency: 100 });
    tell('bucket of 50/s, found out', m, `${m.refused} refused, ${m.early} early`);
  },
  async refused() {
    const m = await measure(1000, { refuse: 0.1 }, { concurrency: 100 });
    tell('a tenth refused for 2 s', m, `${m.refused} refused, ${m.early} early, ${m.duplicates} twice`);
  },
  async cached() {
    const fixed = ++seed;
    tell('first of two', await measure(1000, {}, { concurrency: 100, parameters: { cache: true }, fixed }));
    const m = await measure(1000, {}, { concurrency: 100, parameters: { cache: true }, fixed });
    console.log(`second of two: ${m.requests} requests, ${m.stored} stored, ${m.durable.toFixed(2)} s from POST to scores`);
  },
  async memory() {
    for (const [name, questions] of [['memory, few', 1000], ['memory, many', +options.memory]]) {
      const live = [];
      const watch = setInterval(() => live.push(liveMb(gym.pid)), questions === 1000 ? 500 : 20_000);
      const m = await measure(questions, { latency: 20 }, { concurrency: 400 });
      clearInterval(watch);
      tell(name, m, `live MB of heap meanwhile: ${live.join(', ')}; after: ${liveMb(gym.pid)}`);
    }
  },
  async promptfoo() {
    if (!options.promptfoo) return console.log('promptfoo: not run, since --promptfoo names no folder');
    const suite = await evaluate(request(1000, { concurrency: 100 }));
    const lines = await (await fetch(`${api}/evaluations/${suite.id}/export?format=jsonl`)).text();
    const prompts = lines.split('\n').filter(Boolean).map(line => JSON.parse(line).prompt);
    const config = path.join(data, 'promptfoo.json');
    fs.writeFileSync(config, JSON.stringify({
      prompts: ['{{question}}'],
      providers: [{ id: 'openai:chat:stub', config: { apiBaseUrl: `${stub}/v1`, apiKey: 'none' } }],
      tests: prompts.map(question => ({ vars: { question }, assert: [{ type: 'contains', value: 'ANSWER' }] })),
    }));
    const command = path.join(options.promptfoo, 'node_modules/.bin/promptfoo');
    for (const [name, more] of [['promptfoo, stored', []], ['promptfoo, --no-write', ['--no-write']]]) {
      await call('POST', `${stub}/reset`, {});
      const began = performance.now();
      const child = start(command, ['eval', '-c', config, '-j', '100', '--no-cache', '--no-progress-bar', '--no-table', ...more], {
        PROMPTFOO_CONFIG_DIR: path.join(data, 'promptfoo'), PROMPTFOO_DISABLE_TELEMETRY: '1', PROMPTFOO_DISABLE_UPDATE: '1', PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
      });
      const code = await new Promise(end => child.on('exit', end));
      const wall = (performance.now() - began) / 1000;
      const s = await call('GET', `${stub}/stats`);
      const seconds = (s.last - s.first) / 1000;
      console.log(`${name}: ${s.answered} of ${prompts.length}, ${seconds.toFixed(2)} s from first request to last reply (${(s.answered / seconds).toFixed(0)}/s), ${wall.toFixed(1)} s of the process, exit ${code}, load ${os.loadavg()[0].toFixed(1)}`);
    }
  },
};

for (const row of rows) if (!does[row]) throw new Error(`no row '${row}'; there are ${Object.keys(does).join(', ')}`);
start('node', [path.join(here, 'stub.mjs'), String(stubPort)]);
try {
  gym = await startGym();
  await until('the stub', 10_000, () => call('GET', `${stub}/stats`));
  for (let warm = 0; warm < 3; warm++) await measure(2000, { latency: 20 }, { concurrency: 100 });
  for (const row of rows) {
    model = row;
    await does[row]();
  }
} finally {
  await stop();
}
