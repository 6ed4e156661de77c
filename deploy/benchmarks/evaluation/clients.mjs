// Asks the reference models with the official clients of OpenAI and Anthropic from npm, through the embedded endpoint.
// usage: node deploy/benchmarks/evaluation/clients.mjs FOLDER    FOLDER is where they are installed (npm install openai @anthropic-ai/sdk)
import assert from 'node:assert/strict';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { api, call, evaluate, startGym, stop } from './system.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('name the folder where openai and @anthropic-ai/sdk are installed');
const from = createRequire(path.join(path.resolve(folder), 'x.js'));
const load = async name => import(pathToFileURL(from.resolve(name)));
const { default: OpenAI } = await load('openai');
const { default: Anthropic } = await load('@anthropic-ai/sdk');
const base = api.replace('/api/v1', '');

async function refused(what, status, ask) {
  const error = await ask().then(() => undefined, failure => failure);
  assert.equal(error?.status, status, `${what}: ${error}`);
  console.log(`${what}: ${error.constructor.name}, ${error.status}`);
}

try {
  await startGym();
  const ran = await evaluate({
    models: [{ id: 'ref/oracle', provider: 'reference', model: 'ref/oracle' }],
    suite: { name: 'see-do', families: ['see-do'], worlds: 2, seed: 5 },
  });
  const lines = await (await fetch(`${api}/evaluations/${ran.id}/export?format=jsonl`)).text();
  const prompt = JSON.parse(lines.split('\n')[0]).prompt;
  const token = (await call('GET', `${api}/evaluations/${ran.id}`)).token;
  const messages = [{ role: 'user', content: prompt }];

  const openai = new OpenAI({ apiKey: token, baseURL: `${base}/v1`, maxRetries: 0 });
  const models = (await openai.models.list()).data.map(model => model.id);
  assert.ok(models.includes('ref/oracle'));
  console.log(`openai: ${models.length} models`);
  const { data: whole, response } = await openai.chat.completions.create({ model: 'ref/oracle', messages }).withResponse();
  assert.ok(whole.choices[0].message.content);
  assert.ok(Number(response.headers.get('x-ratelimit-limit-requests')) > 0);
  let streamed = '';
  for await (const chunk of await openai.chat.completions.create({ model: 'ref/oracle', messages, stream: true })) streamed += chunk.choices[0]?.delta?.content ?? '';
  assert.equal(streamed, whole.choices[0].message.content);
  console.log(`openai: a reply of ${streamed.length} characters, streamed the same, ${whole.usage.total_tokens} tokens`);
  await refused('openai, no such model', 404, () => openai.chat.completions.create({ model: 'ref/nobody', messages }));
  await refused('openai, another token', 401, () => new OpenAI({ apiKey: 'wrong', baseURL: `${base}/v1`, maxRetries: 0 }).models.list());

  const anthropic = new Anthropic({ apiKey: token, baseURL: base, maxRetries: 0 });
  const message = await anthropic.messages.create({ model: 'ref/oracle', max_tokens: 1000, messages });
  assert.equal(message.content[0].text, whole.choices[0].message.content);
  const last = await anthropic.messages.stream({ model: 'ref/oracle', max_tokens: 1000, messages }).finalMessage();
  assert.equal(last.content[0].text, message.content[0].text);
  console.log(`anthropic: the same reply, streamed too, ${message.usage.output_tokens} tokens`);
  await refused('anthropic, no such model', 404, () => anthropic.messages.create({ model: 'ref/nobody', max_tokens: 10, messages }));
} finally {
  await stop();
}
