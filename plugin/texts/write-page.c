/* write-page.c
 * Writes what the key files in data/ say as a page to read.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/write-page.h"

#include <string.h>

#include "texts/conditions.h"
#include "texts/inheritance.h"
#include "texts/output.h"

#define PLACE_START "<!-- sipnl: "
#define PLACE_END " -->"

static void
append_escaped(GString *out, const char *text)
{
    char *escaped = g_markup_escape_text(text, -1);

    g_string_append(out, escaped);
    g_free(escaped);
}

/* Appends an element that holds a text; tag may have attributes. */
static void
append_element(GString *out, const char *tag, const char *text)
{
    g_string_append_printf(out, "<%s>", tag);
    append_escaped(out, text);
    g_string_append_printf(out, "</%.*s>", (int)strcspn(tag, " "), tag);
}

/* Appends the id of what a subject is about: "code-486", "oorzaak-Q.850-17". */
static void
append_id(GString *out, const char *kind, const char *subject)
{
    char *words = g_strdelimit(g_strdup(subject), " ", '-');

    g_string_append_printf(out, "%s-", kind);
    append_escaped(out, words);
    g_free(words);
}

static void
append_link(GString *out, const char *kind, const char *subject, const char *text)
{
    g_string_append(out, "<a href=\"#");
    append_id(out, kind, subject);
    g_string_append(out, "\">");
    append_escaped(out, text);
    g_string_append(out, "</a>");
}

/* Appends a row of a <dl>, where there is something to tell. */
static void
append_row(GString *out, const char *label, const char *text)
{
    if (text != NULL) {
        append_element(out, "dt", label);
        append_element(out, "dd", text);
        g_string_append_c(out, '\n');
    }
}

static void
append_category_row(GString *out, const sipnl_sources_t *sources, const char *category)
{
    const sipnl_key_file_t *categories = sources->files[SIPNL_CATEGORIES_FILE];

    if (category != NULL) {
        g_string_append(out, "<dt>Categorie</dt><dd>");
        append_link(out, "categorie", category, sipnl_get_value(sipnl_find_group(categories, category), "label"));
        g_string_append_c(out, ' ');
        append_element(out, "code", category);
        g_string_append(out, "</dd>\n");
    }
}

static void
append_side_row(GString *out, const sipnl_sources_t *sources, const char *side)
{
    char *name = g_strconcat("side ", side, NULL);
    const sipnl_group_t *group = sipnl_find_group(sources->files[SIPNL_VALUES_FILE], name);

    if (side != NULL && group != NULL) {
        append_row(out, "Kijk eerst", sipnl_get_value(group, "text"));
    }
    g_free(name);
}

/* Appends the row of codes that a key of a cause names. */
static void
append_codes_row(GString *out, const char *label, const char *codes)
{
    char **words = g_strsplit(codes != NULL ? codes : "", " ", -1);

    if (words[0] != NULL) {
        guint i;

        append_element(out, "dt", label);
        g_string_append(out, "<dd>");
        for (i = 0; words[i] != NULL; i++) {
            g_string_append(out, i > 0 ? ", " : "");
            append_link(out, "code", words[i], words[i]);
        }
        g_string_append(out, "</dd>\n");
    }
    g_strfreev(words);
}

/* What a rule says under a key where that differs from what its base says; all that a
 * group says that is no rule. */
static const char *
news(const sipnl_sources_t *sources, const sipnl_group_t *group, const sipnl_group_t *base, const char *key)
{
    const char *value = sipnl_text_value(sources, group, base, key);
    const char *known = base != NULL ? sipnl_text_value(sources, base, NULL, key) : NULL;

    return g_strcmp0(value, known) != 0 ? value : NULL;
}

/* Appends a <dl> of rows, where there are any, and frees them. */
static void
append_rows(GString *out, GString *rows)
{
    if (rows->len > 0) {
        g_string_append_printf(out, "<dl>\n%s</dl>\n", rows->str);
    }
    g_string_free(rows, TRUE);
}

/* Appends the texts of a group, and of a rule those that differ from its base. */
static void
append_texts(GString *out, const sipnl_sources_t *sources, const sipnl_group_t *group, const sipnl_group_t *base)
{
    GString *rows = g_string_new(NULL);

    append_row(rows, "Uitleg", news(sources, group, base, "explanation"));
    append_row(rows, "Advies", news(sources, group, base, "advice"));
    append_row(rows, "Klant", news(sources, group, base, "customer"));
    append_category_row(rows, sources, news(sources, group, base, "category"));
    append_side_row(rows, sources, news(sources, group, base, "side"));
    append_codes_row(rows, "Preciezer dan", sipnl_get_value(group, "refines"));
    append_codes_row(rows, "Zegt hetzelfde als", sipnl_get_value(group, "repeats"));
    append_rows(out, rows);
}

/* Starts an element, to which attributes may follow, with the class of a severity, which may be NULL. */
static void
append_opening(GString *out, const char *tag, const char *severity)
{
    g_string_append_printf(out, "<%s", tag);
    if (severity != NULL) {
        g_string_append_printf(out, " class=\"%s\"", severity);
    }
}

/* Appends the rules of a subject, from the entry first up to behind. */
static void
append_rules(GString *out, const sipnl_sources_t *sources, const GPtrArray *entries, guint first, guint behind,
    const sipnl_group_t *base)
{
    guint i;

    if (first == behind) {
        return;
    }
    g_string_append(out, "<ol class=\"rules\">\n");
    for (i = first; i < behind; i++) {
        const sipnl_entry_t *rule = sipnl_get_entry(entries, i);
        const char *phrase = news(sources, rule->group, base, "phrase");
        char *condition = sipnl_condition_in_dutch(rule);

        append_opening(out, "li", news(sources, rule->group, base, "severity"));
        g_string_append(out, "><p class=\"when\">");
        append_escaped(out, condition);
        if (phrase != NULL) {
            g_string_append(out, ": ");
            append_element(out, "strong", phrase);
        }
        g_string_append(out, "</p>\n");
        append_texts(out, sources, rule->group, base);
        g_string_append(out, "</li>\n");
        g_free(condition);
    }
    g_string_append(out, "</ol>\n");
}

/* Starts the article of a subject, with the phrase of its group, which may be NULL. */
static void
append_heading(GString *out, const sipnl_sources_t *sources, const char *kind, const char *tag,
    const sipnl_entry_t *entry, const char *name)
{
    const sipnl_group_t *group = entry->is_rule ? NULL : entry->group;
    const char *severity = group != NULL ? sipnl_text_value(sources, group, NULL, "severity") : NULL;
    const char *phrase = sipnl_get_value(group, "phrase");

    append_opening(out, "article", severity);
    g_string_append(out, " id=\"");
    append_id(out, kind, entry->subject);
    g_string_append_printf(out, "\">\n<%s>", tag);
    append_escaped(out, name);
    if (phrase != NULL) {
        g_string_append_c(out, ' ');
        append_escaped(out, phrase);
    }
    g_string_append_printf(out, "</%s>\n", tag);
}

/* Appends a line with the English name of a subject and where it is defined. */
static void
append_origin(GString *out, const char *name, const char *reference)
{
    if (name == NULL && reference == NULL) {
        return;
    }
    g_string_append(out, "<p class=\"origin\">");
    if (name != NULL) {
        append_element(out, "span lang=\"en\"", name);
    }
    if (reference != NULL) {
        append_escaped(out, name != NULL ? ", " : "");
        append_escaped(out, reference);
    }
    g_string_append(out, "</p>\n");
}

/* Appends the code or class at an index of the responses, up to behind. */
static void
append_response(GString *out, const sipnl_sources_t *sources, guint index, guint behind)
{
    const sipnl_entry_t *entry = sipnl_get_entry(sources->responses, index);
    const gboolean is_code = sipnl_is_status_code(entry->subject);
    char *name = is_code ? g_strdup(entry->subject) : g_strconcat("Elke andere ", entry->subject, ":", NULL);

    append_heading(out, sources, "code", "h3", entry, name);
    append_origin(out, sipnl_get_value(entry->group, "reason-phrase"), sipnl_get_value(entry->group, "reference"));
    append_texts(out, sources, entry->group, NULL);
    append_rules(out, sources, sources->responses, index + 1, behind, entry->group);
    g_string_append(out, "</article>\n");
    g_free(name);
}

/* Appends what a class holds: its codes, or the class itself. */
static void
append_class(GString *out, const sipnl_sources_t *sources, const char *name, gboolean codes)
{
    guint behind;
    guint i;

    for (i = 0; i < sources->responses->len; i = behind) {
        const char *subject = sipnl_get_entry(sources->responses, i)->subject;

        behind = sipnl_next_subject(sources->responses, i);
        if (subject[0] == name[0] && sipnl_is_status_code(subject) == codes) {
            append_response(out, sources, i, behind);
        }
    }
}

static void
append_codes(GString *out, const sipnl_sources_t *sources, const char *name)
{
    append_class(out, sources, name, TRUE);
    append_class(out, sources, name, FALSE);
}

/* Appends links to subjects that start with a prefix, each by what is behind it. */
static void
append_links(GString *out, const char *kind, const GPtrArray *entries, const char *prefix, gsize shown_from)
{
    guint i;

    g_string_append(out, "<div class=\"numbers\">");
    for (i = 0; i < entries->len; i = sipnl_next_subject(entries, i)) {
        const char *subject = sipnl_get_entry(entries, i)->subject;

        if (g_str_has_prefix(subject, prefix)) {
            append_link(out, kind, subject, subject + shown_from);
            g_string_append_c(out, ' ');
        }
    }
    g_string_append(out, "</div>\n");
}

static void
append_code_links(GString *out, const sipnl_sources_t *sources, const char *name)
{
    const char start[] = { name[0], '\0' };

    append_links(out, "code", sources->responses, start, 0);
}

/* Appends the cause or protocol at an index of the causes, up to behind. */
static void
append_cause(GString *out, const sipnl_sources_t *sources, guint index, guint behind, const char *name)
{
    const sipnl_entry_t *entry = sipnl_get_entry(sources->causes, index);
    const sipnl_group_t *group = entry->is_rule ? NULL : entry->group;

    append_heading(out, sources, "oorzaak", "h4", entry, name);
    append_origin(out, sipnl_get_value(group, "name"), NULL);
    if (group != NULL) {
        append_texts(out, sources, group, NULL);
    }
    append_rules(out, sources, sources->causes, group != NULL ? index + 1 : index, behind, group);
    g_string_append(out, "</article>\n");
}

/* Appends a protocol, from its own entry up to behind, and its causes before it. */
static void
append_protocol(GString *out, const sipnl_sources_t *sources, guint index, guint behind)
{
    const sipnl_entry_t *protocol = sipnl_get_entry(sources->causes, index);
    const guint first = sipnl_next_subject(sources->causes, index);
    guint next;
    guint i;

    g_string_append(out, "<section id=\"");
    append_id(out, "protocol", protocol->subject);
    g_string_append(out, "\">\n");
    append_element(out, "h3", protocol->subject);
    if (sipnl_find_key(protocol->group, "status-codes") != NULL) {
        g_string_append(out, "\n<p>Een SIP-statuscode die hier niet staat, betekent wat bij die code staat.</p>");
    }
    g_string_append_c(out, '\n');
    for (i = first; i < behind; i = next) {
        next = sipnl_next_subject(sources->causes, i);
        append_cause(out, sources, i, next, sipnl_get_entry(sources->causes, i)->subject);
    }
    append_cause(out, sources, index, first, first < behind ? "Elk ander nummer" : "Elk nummer");
    g_string_append(out, "</section>\n");
}

/* The index behind a protocol at an index and its causes. */
static guint
next_protocol(const GPtrArray *causes, guint index)
{
    do {
        index++;
    } while (index < causes->len && !sipnl_is_protocol(sipnl_get_entry(causes, index)->subject));
    return index;
}

/* Appends each protocol that has causes, or each that has none. */
static void
append_protocols(GString *out, const sipnl_sources_t *sources, gboolean with_causes,
    void (*append)(GString *out, const sipnl_sources_t *sources, guint index, guint behind))
{
    guint behind;
    guint i;

    for (i = 0; i < sources->causes->len; i = behind) {
        behind = next_protocol(sources->causes, i);
        if ((sipnl_next_subject(sources->causes, i) < behind) == with_causes) {
            append(out, sources, i, behind);
        }
    }
}

static void
append_causes(GString *out, const sipnl_sources_t *sources, G_GNUC_UNUSED const char *argument)
{
    append_protocols(out, sources, TRUE, append_protocol);
    append_protocols(out, sources, FALSE, append_protocol);
}

static void
append_protocol_link(GString *out, const sipnl_sources_t *sources, guint index, G_GNUC_UNUSED guint behind)
{
    const char *protocol = sipnl_get_entry(sources->causes, index)->subject;

    append_link(out, "protocol", protocol, protocol);
    g_string_append_c(out, ' ');
}

/* Appends the link to a protocol, and those to its causes. */
static void
append_protocol_links(GString *out, const sipnl_sources_t *sources, guint index, guint behind)
{
    char *start = g_strconcat(sipnl_get_entry(sources->causes, index)->subject, " ", NULL);

    g_string_append(out, "<li>");
    append_protocol_link(out, sources, index, behind);
    append_links(out, "oorzaak", sources->causes, start, strlen(start));
    g_string_append(out, "</li>\n");
    g_free(start);
}

static void
append_cause_links(GString *out, const sipnl_sources_t *sources, G_GNUC_UNUSED const char *argument)
{
    g_string_append(out, "<ul>\n");
    append_protocols(out, sources, TRUE, append_protocol_links);
    g_string_append(out, "<li class=\"numbers\">");
    append_protocols(out, sources, FALSE, append_protocol_link);
    g_string_append(out, "</li>\n</ul>\n");
}

static gint
compare_groups(gconstpointer a, gconstpointer b)
{
    return sipnl_compare_names((*(const sipnl_group_t *const *)a)->name, (*(const sipnl_group_t *const *)b)->name);
}

static void
append_values(GString *out, const sipnl_sources_t *sources, const char *kind)
{
    GPtrArray *groups = sources->files[SIPNL_VALUES_FILE]->groups;
    char *start = g_strconcat(kind, " ", NULL);
    guint i;

    g_ptr_array_sort(groups, compare_groups);
    g_string_append(out, "<dl>\n");
    for (i = 0; i < groups->len; i++) {
        const sipnl_group_t *group = (const sipnl_group_t *)g_ptr_array_index(groups, i);

        if (g_str_has_prefix(group->name, start)) {
            const char *value = group->name + strlen(start);

            append_row(out, strcmp(value, "other") == 0 ? "een andere" : value, sipnl_get_value(group, "text"));
        }
    }
    g_string_append(out, "</dl>\n");
    g_free(start);
}

/* Appends the row of the subjects that have a category of their own. */
static void
append_members_row(GString *out, const char *label, const char *kind, const GPtrArray *entries, const char *category)
{
    const char *separator = "";
    guint i;

    for (i = 0; i < entries->len; i = sipnl_next_subject(entries, i)) {
        const sipnl_entry_t *entry = sipnl_get_entry(entries, i);

        if (!entry->is_rule && g_strcmp0(sipnl_get_value(entry->group, "category"), category) == 0) {
            if (separator[0] == '\0') {
                append_element(out, "dt", label);
                g_string_append(out, "<dd>");
            }
            g_string_append(out, separator);
            append_link(out, kind, entry->subject, entry->subject);
            separator = ", ";
        }
    }
    if (separator[0] != '\0') {
        g_string_append(out, "</dd>\n");
    }
}

static void
append_categories(GString *out, const sipnl_sources_t *sources, G_GNUC_UNUSED const char *argument)
{
    const sipnl_key_file_t *file = sources->files[SIPNL_CATEGORIES_FILE];
    guint i;

    for (i = 0; i < file->groups->len; i++) {
        const sipnl_group_t *group = (const sipnl_group_t *)g_ptr_array_index(file->groups, i);
        const char *outcome = sipnl_get_value(group, "outcome");

        append_opening(out, "article", sipnl_get_value(group, "severity"));
        g_string_append(out, " id=\"");
        append_id(out, "categorie", group->name);
        g_string_append(out, "\">\n<h3>");
        append_escaped(out, sipnl_get_value(group, "label"));
        g_string_append_c(out, ' ');
        append_element(out, "code", group->name);
        g_string_append(out, "</h3>\n<dl>\n");
        append_row(out, "Gesprek", sipnl_get_value(sipnl_find_group(sources->files[SIPNL_OUTCOMES_FILE], outcome), "label"));
        append_row(out, "Klant", sipnl_get_value(group, "customer"));
        append_members_row(out, "Codes", "code", sources->responses, group->name);
        append_members_row(out, "Oorzaken", "oorzaak", sources->causes, group->name);
        g_string_append(out, "</dl>\n</article>\n");
    }
}

/* Appends what a place in the template asks for; FALSE where there is no such thing. */
static gboolean
append_place(GString *out, const sipnl_sources_t *sources, const char *place)
{
    static const struct {
        const char *name;
        void (*append)(GString *out, const sipnl_sources_t *sources, const char *argument);
    } places[] = {
        { "codes", append_codes },
        { "code-links", append_code_links },
        { "causes", append_causes },
        { "cause-links", append_cause_links },
        { "values", append_values },
        { "categories", append_categories }
    };
    char **words = g_strsplit(place, " ", 2);
    gboolean found = FALSE;
    guint i;

    for (i = 0; !found && words[0] != NULL && i < G_N_ELEMENTS(places); i++) {
        found = strcmp(words[0], places[i].name) == 0;
        if (found) {
            places[i].append(out, sources, words[1] != NULL ? words[1] : "");
        }
    }
    g_strfreev(words);
    return found;
}

/* Appends a template, with all that its places ask for. */
static void
append_template(GString *out, const sipnl_sources_t *sources, const char *name, const char *contents)
{
    const char *start;

    while ((start = strstr(contents, PLACE_START)) != NULL) {
        const char *end = strstr(start, PLACE_END);
        char *place;

        if (end == NULL) {
            break;
        }
        g_string_append_len(out, contents, start - contents);
        start += strlen(PLACE_START);
        place = g_strndup(start, (gsize)(end - start));
        if (!append_place(out, sources, place)) {
            sipnl_report(name, 0, "there is nothing to put in the place %s", place);
        }
        g_free(place);
        contents = end + strlen(PLACE_END);
    }
    g_string_append(out, contents);
}

void
sipnl_write_page(const sipnl_sources_t *sources, const char *template_name, const char *name)
{
    GString *out;
    GError *error = NULL;
    char *contents;

    if (!g_file_get_contents(template_name, &contents, NULL, &error)) {
        sipnl_report(template_name, 0, "cannot be read: %s", error->message);
        g_error_free(error);
        return;
    }
    out = g_string_new(NULL);
    append_template(out, sources, template_name, contents);
    g_free(contents);
    if (sipnl_reports() == 0) {
        sipnl_write_file(name, out);
    } else {
        g_string_free(out, TRUE);
    }
}
