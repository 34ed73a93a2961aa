/* user-codes.c
 * The user's own table of status codes: Preferences > Protocols > SIP-NL.
 *
 * Wireshark - Network traffic analyzer
 * By Gerald Combs <gerald@wireshark.org>
 * Copyright 1998 Gerald Combs
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

#include "texts/user-codes.h"

#include <epan/packet.h>
#include <epan/uat.h>

#include <wsutil/strtoi.h>

static sipnl_user_code_t *user_codes;
static guint user_codes_count;

/* The categories as the preferences offer them, by their names. */
static value_string *category_names;

UAT_DEC_CB_DEF(user_codes, code, sipnl_user_code_t)
UAT_VS_DEF(user_codes, category, sipnl_user_code_t, guint32, 0, "")
UAT_CSTRING_CB_DEF(user_codes, phrase, sipnl_user_code_t)
UAT_CSTRING_CB_DEF(user_codes, explanation, sipnl_user_code_t)
UAT_CSTRING_CB_DEF(user_codes, advice, sipnl_user_code_t)

static sipnl_bool
check_code(void *record _U_, const char *text, guint length, const void *check_data _U_,
    const void *field_data _U_, char **error)
{
    char *code = g_strndup(text, length);

    *error = NULL;
    if (!g_ascii_string_to_unsigned(code, 10, SIPNL_STATUS_CODE_MIN, SIPNL_STATUS_CODE_MAX, NULL, NULL)) {
        *error = ws_strdup_printf("“%s” is geen statuscode van %d tot en met %d.", code,
            SIPNL_STATUS_CODE_MIN, SIPNL_STATUS_CODE_MAX);
    }
    g_free(code);
    return *error == NULL;
}

static char *
join_category_names(void)
{
    GString *names = g_string_new(sipnl_categories[0].name);
    guint i;

    for (i = 1; i < SIPNL_CATEGORIES; i++) {
        g_string_append_printf(names, ", %s", sipnl_categories[i].name);
    }
    return g_string_free(names, FALSE);
}

static sipnl_bool
check_category(void *record _U_, const char *text, guint length, const void *check_data _U_,
    const void *field_data _U_, char **error)
{
    char *name = g_strndup(text, length);
    guint i = 0;

    *error = NULL;
    while (i < SIPNL_CATEGORIES && strcmp(sipnl_categories[i].name, name) != 0) {
        i++;
    }
    if (i == SIPNL_CATEGORIES) {
        char *names = join_category_names();

        *error = ws_strdup_printf("“%s” is geen categorie. Kies uit: %s.", name, names);
        g_free(names);
    }
    g_free(name);
    return *error == NULL;
}

/* A label shows one line, in UTF-8. */
static sipnl_bool
check_text(void *record _U_, const char *text, guint length, const void *check_data _U_,
    const void *field_data _U_, char **error)
{
    guint i;

    *error = NULL;
    if (!g_utf8_validate(text, (gssize)length, NULL)) {
        *error = g_strdup("De tekst is geen UTF-8.");
    }
    for (i = 0; i < length && *error == NULL; i++) {
        if (g_ascii_iscntrl(text[i])) {
            *error = g_strdup("De tekst bevat een stuurteken, bijvoorbeeld een tab of een regeleinde.");
        }
    }
    return *error == NULL;
}

static sipnl_bool
check_required_text(void *record, const char *text, guint length, const void *check_data,
    const void *field_data, char **error)
{
    if (length == 0) {
        *error = g_strdup("Betekenis en uitleg mogen niet leeg zijn.");
        return FALSE;
    }
    return check_text(record, text, length, check_data, field_data, error);
}

static void *
copy_user_code(void *destination, const void *source, size_t length _U_)
{
    const sipnl_user_code_t *from = (const sipnl_user_code_t *)source;
    sipnl_user_code_t *to = (sipnl_user_code_t *)destination;

    to->code = from->code;
    to->category = from->category;
    to->phrase = g_strdup(from->phrase);
    to->explanation = g_strdup(from->explanation);
    to->advice = g_strdup(from->advice);
    return to;
}

static void
free_user_code(void *record)
{
    sipnl_user_code_t *user_code = (sipnl_user_code_t *)record;

    g_free(user_code->phrase);
    g_free(user_code->explanation);
    g_free(user_code->advice);
}

/* Lives as long as the table that refers to it. */
static value_string *
category_names_new(void)
{
    value_string *names = wmem_alloc0_array(wmem_epan_scope(), value_string, SIPNL_CATEGORIES + 1);
    guint32 i;

    for (i = 0; i < SIPNL_CATEGORIES; i++) {
        names[i].value = i;
        names[i].strptr = sipnl_categories[i].name;
    }
    return names;
}

void
sipnl_user_codes_register(module_t *preferences)
{
    static uat_field_t fields[] = {
        { "code", "Code", PT_TXTMOD_STRING,
          { check_code, user_codes_code_set_cb, user_codes_code_tostr_cb },
          { NULL, NULL, NULL }, NULL, "Statuscode van 100 tot en met 699", NULL },
        { "category", "Categorie", PT_TXTMOD_ENUM,
          { check_category, user_codes_category_set_cb, user_codes_category_tostr_cb },
          { NULL, NULL, NULL }, NULL, "Soort oorzaak, met de naam voor filters", NULL },
        { "phrase", "Betekenis", PT_TXTMOD_STRING,
          { check_required_text, user_codes_phrase_set_cb, user_codes_phrase_tostr_cb },
          { NULL, NULL, NULL }, NULL, "De code in enkele woorden", NULL },
        { "explanation", "Uitleg", PT_TXTMOD_STRING,
          { check_required_text, user_codes_explanation_set_cb, user_codes_explanation_tostr_cb },
          { NULL, NULL, NULL }, NULL, "Wat er is gebeurd", NULL },
        { "advice", "Advies", PT_TXTMOD_STRING,
          { check_text, user_codes_advice_set_cb, user_codes_advice_tostr_cb },
          { NULL, NULL, NULL }, NULL, "Wat nu te controleren; mag leeg zijn", NULL },
        UAT_END_FIELDS
    };
    uat_t *uat;

    category_names = category_names_new();
    fields[1].cbdata.chk = category_names;
    fields[1].cbdata.set = category_names;
    fields[1].cbdata.tostr = category_names;
    fields[1].fld_data = category_names;
    uat = uat_new("Eigen SIP-codes", sizeof(sipnl_user_code_t), "sipnl_codes", TRUE, &user_codes, &user_codes_count,
        UAT_AFFECTS_DISSECTION, NULL, copy_user_code, NULL, free_user_code, NULL, NULL, fields);
    prefs_register_uat_preference(preferences, "codes", "Eigen SIP-codes",
        "Eigen uitleg bij statuscodes, bijvoorbeeld die van een provider. Ze gaan voor op de ingebouwde uitleg.", uat);
}

const sipnl_user_code_t *
sipnl_find_user_code(guint32 code)
{
    guint i;

    for (i = 0; i < user_codes_count; i++) {
        if (user_codes[i].code == code) {
            return &user_codes[i];
        }
    }
    return NULL;
}
