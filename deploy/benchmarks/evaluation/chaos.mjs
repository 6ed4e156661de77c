// Puts questions to an independent mock of the providers, @copilotkit/aimock from npm, which refuses, breaks off, garbles
// and fails; then checks by the mock's journal that nothing was lost, nothing asked again too early, nothing scored twice.
// A row with refusals takes five minutes: the mock's say that no tokens are left and that 150 000 take six minutes to come
// back, which is heeded.
// usage: node deploy/benchmarks/evaluation/chaos.mjs FOLDER [PROVIDER,...]    FOLDER is where aimock is installed (npm install @copilotkit/aimock)
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { evaluate, startGym, stop } from './system.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('name the folder where @copilotkit/aimock is installed');
const { LLMock } = await import(pathToFileURL(createRequire(path.join(path.resolve(folder), 'x.js')).resolve('@copilotkit/aimock')));
const QUESTIONS = 300, EARLY_MILLIS = 5;
const providers = {
  openai: '/v1', 'openai-responses': '/v1', anthropic: '/v1', gemini: '/v1beta', ollama: '', vllm: '/v1', 'openai-compatible': '/v1',
};
const modes = {
  none: {}, ratelimit: { rateLimitRate: 0.1 }, drop: { dropRate: 0.05 }, malformed: { malformedRate: 0.05 },
  disconnect: { disconnectRate: 0.05 }, latency: { latencyMs: 150 },
  all: { rateLimitRate: 0.05, dropRate: 0.02, malformedRate: 0.02, disconnectRate: 0.02, latencyMs: 20 },
};

const prompt = entry => JSON.stringify(entry.body?.messages?.at(-1)?.content ?? entry.body);

function judge(journal) {
  const notBefore = new Map(), answered = new Map();
  let early = 0, refused = 0;
  for (const entry of [...journal].sort((a, b) => a.timestamp - b.timestamp)) {
    const key = prompt(entry), status = entry.response.status;
    if (entry.timestamp < (notBefore.get(key) ?? 0) - EARLY_MILLIS) early++;
    if (status === 429) {
      refused++;
      notBefore.set(key, entry.timestamp + 1000); // its Retry-After is a second
    }
    if (status === 200 && !entry.response.chaosAction) answered.set(key, (answered.get(key) ?? 0) + 1);
  }
  return { early, refused, twice: [...answered.values()].filter(times => times > 1).length };
}

async function put(provider, mode, port, seed) {
  const mock = new LLMock({ port, journalMaxEntries: 0, chaos: modes[mode] });
  mock.on({ userMessage: /[\s\S]*/ }, { content: '{"reasoning":"One half.","p":0.5}' });
  await mock.start();
  const started = Date.now();
  try {
    const got = await evaluate({
      models: [{
        id: 'mock', provider, model: `m-${mode}`, baseUrl: `http://127.0.0.1:${port}${providers[provider]}`, price: { prompt: 0, completion: 0 },
        limits: { concurrency: 50 }, parameters: { cache: false },
      }],
      suite: { name: 'see-do', families: ['see-do'], worlds: QUESTIONS / 2, seed },
    });
    const outcomes = got.models[0].outcomes, journal = mock.getRequests(), judged = judge(journal);
    const stored = Object.values(outcomes).reduce((sum, n) => sum + n, 0);
    const right = stored === QUESTIONS && outcomes.ok === QUESTIONS && judged.early === 0 && judged.twice === 0;
    console.log(`${provider}, ${mode}, ${((Date.now() - started) / 1000).toFixed(1)} s: ${stored} of ${QUESTIONS} stored, ${JSON.stringify(outcomes)}, ${journal.length} requests, ${judged.refused} refused, ${judged.early} early, ${judged.twice} answered twice${right ? '' : `  <-- ${got.models[0].stopped ?? 'look'}`}`);
    return right;
  } finally {
    await mock.stop();
  }
}

let wrong = 0, port = 18440;
try {
  await startGym();
  for (const provider of process.argv[3]?.split(',') ?? Object.keys(providers)) {
    for (const mode of provider === 'openai-compatible' ? Object.keys(modes) : ['none', 'all']) {
      wrong += (await put(provider, mode, port, port)) ? 0 : 1;
      port++;
    }
  }
} finally {
  await stop();
}
console.log(wrong ? `${wrong} rows to look at` : 'nothing lost, early or twice');
process.exitCode = wrong ? 1 : 0;
