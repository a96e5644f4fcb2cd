-- What wrk sends at saturation. Arguments after "--": the kind of work, a file of tickets (bearer
-- tokens or refresh cookies, one per line), a file of bodies (one per line).
-- A refresh cookie is worth one request: it is taken when the request is made and its successor is
-- put back when the answer comes, so each cookie is a session of its own, as in a browser.
local threads = {}
local kind, tickets, bodies
local sent = 0
asked, refused = 0, 0

function setup(thread)
  table.insert(threads, thread)
end

local function lines(file)
  local all = {}
  for line in io.lines(file) do table.insert(all, line) end
  return all
end

function init(args)
  kind, tickets, bodies = args[1], lines(args[2]), lines(args[3])
  wrk.headers["Sec-Fetch-Site"] = "same-origin"
  if kind == "assessment" then wrk.headers["Content-Type"] = "application/json" end
end

local function turn(list)
  return list[sent % #list + 1]
end

function request()
  sent = sent + 1
  if kind == "refresh" then
    wrk.headers["Cookie"] = table.remove(tickets, 1)
    return wrk.format("POST")
  elseif kind == "me" then
    wrk.headers["Authorization"] = "Bearer " .. turn(tickets)
    return wrk.format("GET")
  elseif kind == "assessment" then
    wrk.headers["Authorization"] = "Bearer " .. turn(tickets)
    return wrk.format("POST", nil, nil, turn(bodies))
  end
  return wrk.format("GET")
end

function response(status, headers)
  asked = asked + 1
  if status ~= (kind == "assessment" and 201 or 200) then refused = refused + 1 end
  if kind == "refresh" and headers["Set-Cookie"] then
    table.insert(tickets, (headers["Set-Cookie"]:match("^[^;]+")))
  end
end

function done(summary)
  local answered, other = 0, 0
  for _, thread in ipairs(threads) do
    answered = answered + thread:get("asked")
    other = other + thread:get("refused")
  end
  local broken = summary.errors
  io.write(string.format("RESULT %d %d %d\n", answered, summary.duration,
    other + broken.connect + broken.read + broken.write + broken.timeout))
end
