// A model's endpoint that answers 0.5 after a fixed time, and can refuse: what a load test asks.
// usage: node stub.mjs PORT          GET /stats tells what came, POST /reset takes new rules and forgets
import http from 'node:http';

let rules, stats, bucket;
const told = new Map(); // prompt -> when it may come again

function reset(given) {
  rules = { latency: 200, perSecond: 0, burst: 5, refuse: 0, retryAfter: 2, ...given };
  stats = { requests: 0, refused: 0, early: 0, answered: 0, duplicates: 0, most: 0, first: 0, last: 0 };
  bucket = { tokens: rules.burst, at: performance.now() };
  told.clear();
  seen.clear();
}
const seen = new Set();
let underway = 0;
reset({});

function refuses(prompt, now) {
  if (rules.perSecond > 0) {
    bucket.tokens = Math.min(rules.burst, bucket.tokens + ((now - bucket.at) * rules.perSecond) / 1000);
    bucket.at = now;
    if (bucket.tokens < 1) return true;
    bucket.tokens -= 1;
    return false;
  }
  return rules.refuse > 0 && !told.has(prompt) && Math.random() < rules.refuse;
}

function answer(request, response, body) {
  const now = performance.now();
  stats.first ||= now;
  stats.requests++;
  const prompt = JSON.parse(body).messages.at(-1).content;
  if (told.has(prompt) && now < told.get(prompt) - 5) stats.early++;
  if (refuses(prompt, now)) {
    stats.refused++;
    told.set(prompt, now + rules.retryAfter * 1000);
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': rules.retryAfter });
    response.end('{"error":{"message":"slow down","type":"rate_limit_exceeded","param":null,"code":"rate_limit_exceeded"}}');
    return;
  }
  stats.most = Math.max(stats.most, ++underway);
  setTimeout(() => {
    underway--;
    stats.answered++;
    if (seen.has(prompt)) stats.duplicates++;
    seen.add(prompt);
    stats.last = performance.now();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({
      id: 'chatcmpl-1', object: 'chat.completion', created: 0, model: 'stub',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'One half.\nANSWER: 0.5', refusal: null } }],
      usage: { prompt_tokens: Math.ceil(prompt.length / 4), completion_tokens: 8, total_tokens: Math.ceil(prompt.length / 4) + 8 },
    }));
  }, rules.latency);
}

http.createServer((request, response) => {
  let body = '';
  request.on('data', part => (body += part));
  request.on('end', () => {
    if (request.url === '/stats') return response.end(JSON.stringify({ ...stats, now: performance.now() }));
    if (request.url === '/reset') { reset(body ? JSON.parse(body) : {}); return response.end('{}'); }
    answer(request, response, body);
  });
}).listen(+process.argv[2], '127.0.0.1');
