-- Questions that are never the same, so that every one is computed: more than the pool can take.
local thread, count = 0, 0

function setup(t)
  t:set("id", thread)
  thread = thread + 1
end

function request()
  count = count + 1
  local name = string.format("N%d_%d", id, count)
  local edges = {}
  for i = 1, 60 do
    edges[i] = string.format('{"from": "%s_%d", "to": "%s_%d", "kind": "->"}', name, i, name, i + 1)
  end
  local body = string.format(
    '{"graph": {"edges": [%s]}, "query": {"outcome": ["%s_61"], "do": ["%s_1"]}}', table.concat(edges, ","), name, name)
  return wrk.format("POST", "/api/v1/identify", {["Content-Type"] = "application/json"}, body)
end

local seen = {}
function response(status, headers, body)
  local key = status == 503 and (headers["Retry-After"] or headers["retry-after"]) and "503 with Retry-After" or tostring(status)
  seen[key] = (seen[key] or 0) + 1
  if seen[key] % 1000 == 0 or seen[key] == 1 then io.write(key .. ": " .. seen[key] .. "\n") end
end
