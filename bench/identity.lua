-- What wrk asks of an identity provider at saturation. KIND: token, introspect or refresh; BODIES: a
-- file of form bodies, one per line; MUST: what a right answer holds. A refresh token is worth one
-- request: it is taken when the request is made, and its successor is put back when the answer comes.
local kind, must = os.getenv("KIND"), os.getenv("MUST")
local threads, bodies = {}, {}
local sent = 0
wrong = 0

function setup(thread)
  table.insert(threads, thread)
end

function init()
  for line in io.lines(os.getenv("BODIES")) do table.insert(bodies, line) end
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

function request()
  sent = sent + 1
  if kind == "refresh" then
    -- An empty one is refused, and so counted as wrong.
    return wrk.format("POST", nil, nil, table.remove(bodies, 1) or "grant_type=refresh_token")
  end
  return wrk.format("POST", nil, nil, bodies[sent % #bodies + 1])
end

function response(status, _, body)
  if status ~= 200 then return end -- wrk counts those itself
  if not body:find(must, 1, true) then wrong = wrong + 1 end
  if kind == "refresh" then
    local token = body:match('"refresh_token":"([^"]+)"')
    if token then table.insert(bodies, os.getenv("CLIENT") .. "&grant_type=refresh_token&refresh_token=" .. token) end
  end
end

function done(summary)
  local all = summary.errors.status
  for _, thread in ipairs(threads) do all = all + thread:get("wrong") end
  if all > 0 then print("  Non-2xx or wrong answers: " .. all) end
end
