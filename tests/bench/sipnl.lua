-- What sipnl would be in Lua: the benchmark compares the plugin with it.
--
-- SPDX-License-Identifier: GPL-2.0-or-later

-- usage: tshark -X lua_script:sipnl.lua -X lua_script1:DATA ...
--
-- It explains responses and Reason headers from the same key files, which it
-- reads from the folder DATA when it starts. Like the plugin it reads the
-- fields of a frame on the first pass, keeps what they say, and builds the tree
-- from that. It leaves out what takes more: calls and registrations, rules but for one
-- method, refused credentials, Warning, what headers show, conflicts and the user's own codes.

local data = ...

-- The groups of a key file, each a table of its keys.
local function read_key_file(name)
    local groups, group = {}, nil
    for line in io.lines(data .. "/" .. name .. ".ini") do
        local header = line:match("^%[(.+)%]$")
        if header then
            group = {}
            groups[header] = group
        else
            local key, value = line:match("^([%w-]+)=(.*)$")
            if key then
                group[key] = value
            end
        end
    end
    return groups
end

local categories = read_key_file("sip-categories")
local responses = read_key_file("sip-responses")
local causes = read_key_file("reason-causes")

local sipnl = Proto("sipnlua", "SIP in het Nederlands, in Lua")

local fields = {
    code = ProtoField.uint16("sipnlua.code", "Code"),
    phrase = ProtoField.string("sipnlua.phrase", "Betekenis"),
    explanation = ProtoField.string("sipnlua.explanation", "Uitleg"),
    advice = ProtoField.string("sipnlua.advice", "Advies"),
    category = ProtoField.string("sipnlua.category", "Categorie"),
    category_nl = ProtoField.string("sipnlua.category.nl", "Oorzaak"),
    reference = ProtoField.string("sipnlua.reference", "Bron"),
    reason = ProtoField.string("sipnlua.reason", "Reason"),
    reason_protocol = ProtoField.string("sipnlua.reason.protocol", "Protocol"),
    reason_cause = ProtoField.uint32("sipnlua.reason.cause", "Oorzaakcode"),
    reason_phrase = ProtoField.string("sipnlua.reason.phrase", "Betekenis"),
    reason_explanation = ProtoField.string("sipnlua.reason.explanation", "Uitleg"),
    reason_category = ProtoField.string("sipnlua.reason.category", "Categorie"),
    reason_text = ProtoField.string("sipnlua.reason.text", "Tekst van de afzender"),
}
sipnl.fields = fields

local experts = {
    note = ProtoExpert.new("sipnlua.expert.note", "Niet gelukt, maar gewoon",
        expert.group.RESPONSE_CODE, expert.severity.NOTE),
    warning = ProtoExpert.new("sipnlua.expert.warning", "Mislukt, verdient aandacht",
        expert.group.RESPONSE_CODE, expert.severity.WARN),
    error = ProtoExpert.new("sipnlua.expert.error", "Storing",
        expert.group.RESPONSE_CODE, expert.severity.ERROR),
}
sipnl.experts = experts

local get_status_codes = Field.new("sip.Status-Code")
local get_methods = Field.new("sip.CSeq.method")
local get_reasons = Field.new("sip.Reason")

-- What is kept of a frame, by its number: a list of what its messages say.
local kept = {}

function sipnl.init()
    kept = {}
end

local function explain_response(code, method)
    local response = responses[tostring(code)] or responses[math.floor(code / 100) .. "xx"]
    if not response then
        return nil
    end
    local for_method = method and responses[code .. " " .. method]
    return {
        code = code,
        phrase = response.phrase,
        explanation = for_method and for_method.explanation or response.explanation,
        advice = (for_method or response).advice,
        category = response.category,
        reference = response.reference,
        severity = response.severity or categories[response.category].severity,
    }
end

local function explain_reason(value)
    local protocol, parameters = value:match("^%s*([%w%.%-_]+)%s*(.*)")
    local cause = protocol and tonumber(parameters:match(";%s*cause%s*=%s*(%d+)"))
    local reason = { raw = value, protocol = protocol, cause = cause, text = value:match('text%s*=%s*"([^"]*)"') }
    if cause then
        reason.row = causes[protocol .. " " .. cause] or protocol == "SIP" and responses[tostring(cause)] or causes[protocol]
    end
    return reason
end

-- The last message that starts at or before a field, in the order of the messages.
local function message_at(messages, offset)
    for i = #messages, 1, -1 do
        if messages[i].offset <= offset then
            return messages[i]
        end
    end
end

local function read_messages()
    local codes = { get_status_codes() }
    local reasons = { get_reasons() }
    local methods = #codes > 0 and { get_methods() } or {}
    if #codes == 0 and #reasons == 0 then
        return nil
    end
    local messages = {}
    for i, code in ipairs(codes) do
        messages[i] = { offset = code.offset, code = code.value, reasons = {} }
    end
    for _, method in ipairs(methods) do
        local message = message_at(messages, method.offset)
        if message then
            message.method = method.value
        end
    end
    for _, reason in ipairs(reasons) do
        local message = message_at(messages, reason.offset)
        if not message then
            message = { offset = 0, reasons = {} }
            messages[#messages + 1] = message
        end
        table.insert(message.reasons, explain_reason(reason.value))
    end
    for _, message in ipairs(messages) do
        message.response = message.code and explain_response(message.code, message.method)
    end
    return messages
end

local function add(tree, field, value)
    if value then
        return tree:add(field, value):set_generated()
    end
end

local function add_reason(tree, reason)
    local subtree = add(tree, fields.reason, reason.raw)
    local row = reason.row or {}
    add(subtree, fields.reason_protocol, reason.protocol)
    add(subtree, fields.reason_cause, reason.cause)
    add(subtree, fields.reason_phrase, row.phrase)
    add(subtree, fields.reason_explanation, row.explanation)
    add(subtree, fields.reason_category, row.category)
    add(subtree, fields.reason_text, reason.text)
end

local function add_response(tree, response)
    add(tree, fields.code, response.code)
    add(tree, fields.phrase, response.phrase)
    add(tree, fields.explanation, response.explanation)
    add(tree, fields.advice, response.advice)
    add(tree, fields.category, response.category)
    add(tree, fields.category_nl, categories[response.category].label)
    add(tree, fields.reference, response.reference)
end

local function add_message(tree, tvb, message)
    local response = message.response
    local summary = response and response.code .. " " .. response.phrase or "SIP-verzoek"
    local subtree = tree:add(sipnl, tvb(0, 0), "SIP-NL: " .. summary):set_generated()
    if response then
        add_response(subtree, response)
        if response.code >= 400 and experts[response.severity] then
            subtree:add_proto_expert_info(experts[response.severity], summary)
        end
    end
    for _, reason in ipairs(message.reasons) do
        add_reason(subtree, reason)
    end
end

function sipnl.dissector(tvb, pinfo, tree)
    if not pinfo.visited then
        kept[pinfo.number] = read_messages()
    end
    for _, message in ipairs(kept[pinfo.number] or {}) do
        add_message(tree, tvb, message)
    end
end

register_postdissector(sipnl)
