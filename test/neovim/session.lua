-- What a person does in Neovim, done without one: opens two files, reads what is found, completes, mends, lays out, renames, saves, leaves.
-- Runs in the folder of the workspace; MARTECH_SETUP is the set-up to load, and what came is written to MARTECH_REPORT as JSON.

local limit = 20000 -- milliseconds that one step may take
local report = {}

local function await(what, ready)
  if not vim.wait(limit, ready, 10) then error('Waited too long for ' .. what .. '.') end
end

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

local function open(file)
  vim.cmd('edit ' .. file)
  return vim.api.nvim_get_current_buf()
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

-- Puts the cursor on the first character of `words`, which stand somewhere in the current buffer.
local function go_to(words)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  if vim.fn.search('\\V' .. words, 'c') == 0 then error('“' .. words .. '” is not there.') end
end

local function found(buffer)
  return vim.tbl_map(function(diagnostic)
    local line = vim.api.nvim_buf_get_lines(buffer, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
    return { code = diagnostic.code, message = diagnostic.message, text = line:sub(diagnostic.col + 1, diagnostic.end_col) }
  end, vim.diagnostic.get(buffer))
end

local function has(buffer, wanted)
  return #vim.tbl_filter(function(diagnostic) return diagnostic.code == wanted end, found(buffer)) > 0
end

-- Takes the offered action of this name, as a person would choose it from the list.
local function choose(title)
  report.actions = {}
  vim.ui.select = function(items, options, on_choice)
    for _, item in ipairs(items) do
      local shown = options.format_item(item)
      table.insert(report.actions, shown)
      if shown == title then return on_choice(item, 1) end
    end
    on_choice(nil)
  end
  vim.lsp.buf.code_action()
end

local function lay_out()
  if vim.lsp.buf.format then vim.lsp.buf.format({ async = false, timeout_ms = limit }) else vim.lsp.buf.formatting_sync(nil, limit) end
end

local function session()
  dofile(vim.env.MARTECH_SETUP)
  local stack = open('martech-stack.yaml')
  await('the server', function() return #clients() == 1 and vim.lsp.buf_is_attached(stack, clients()[1].id) end)
  local brand = open('brands/lumen.martech-stack.yaml')
  await('the findings', function() return has(brand, 'integrity/unknown-reference') end)
  report.clients = #clients()
  report.filetype = vim.bo[brand].filetype
  report.brand = found(brand)

  -- Completes the half-typed name, as Neovim would, with the edit that came.
  go_to('bre,')
  vim.api.nvim_win_set_cursor(0, { vim.fn.line('.'), vim.fn.col('.') + 2 })
  local encoding = clients()[1].offset_encoding
  local params = vim.lsp.util.make_position_params(0, encoding)
  local answers = vim.lsp.buf_request_sync(brand, 'textDocument/completion', params, limit)
  local answer = answers[clients()[1].id].result
  report.offered = vim.tbl_map(function(item) return item.label end, answer.items or answer)
  for _, item in ipairs(answer.items or answer) do
    if item.label == 'brevo' then vim.lsp.util.apply_text_edits({ item.textEdit }, brand, encoding) end
  end
  report.completed = vim.api.nvim_get_current_line()
  await('the finding to go', function() return not has(brand, 'integrity/unknown-reference') end)

  -- A value that is no stage, by the first fix that is offered for it; then a line without its blanks.
  vim.cmd('buffer ' .. stack)
  await('the finding in the stack', function() return has(stack, 'schema/wrong-value') end)
  go_to('idae')
  choose('Use idea')
  await('the fix', function() return text(stack):find('stage: idea', 1, true) end)
  lay_out()
  report.laid_out = vim.api.nvim_buf_get_lines(stack, 1, 2, false)[1]
  vim.cmd('buffer ' .. brand)

  go_to('brevo,')
  vim.lsp.buf.rename('newsletter')
  await('the rename', function() return text(stack):find('newsletter', 1, true) and text(brand):find('newsletter', 1, true) end)
  vim.cmd('wall')
  report.renamed = { stack = text(stack), brand = text(brand) }

  vim.lsp.stop_client(clients())
  await('the server to leave', function() return #clients() == 0 end)
end

local fine, problem = xpcall(session, debug.traceback)
if not fine then report.problem = problem end
vim.fn.writefile({ vim.fn.json_encode(report) }, vim.env.MARTECH_REPORT)
vim.cmd(fine and 'qall!' or 'cquit!')
