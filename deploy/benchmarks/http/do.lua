-- A cached P(y | do(x)): the same question again and again. Anything but a 200 is counted and printed.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [[{"graph": {"nodes": ["Z", "X", "Y"], "edges": [
  {"from": "Z", "to": "X", "kind": "->"}, {"from": "Z", "to": "Y", "kind": "->"}, {"from": "X", "to": "Y", "kind": "->"}]},
  "distribution": {"vars": ["Z", "X", "Y"], "p": [0.36, 0.04, 0.06, 0.04, 0.1, 0.1, 0.03, 0.27]},
  "outcome": ["Y"], "do": ["X"]}]]

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("not 2xx: %d, broken: %d\n", e.status, e.connect + e.read + e.write + e.timeout))
end
