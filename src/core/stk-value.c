/* SPDX-FileCopyrightText: 2026 The Stickler authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "stk-config.h"

#include "stk-value.h"

struct _StkRecord
{
  char *id;
  size_t n_strings;
  char **strings;
};

struct _StkValue
{
  StkValueType type;
  union
  {
    char *string;
    StkAnchor *anchor;
    GPtrArray *records;
  };
};

G_DEFINE_BOXED_TYPE (StkValue, stk_value, stk_value_ref, stk_value_unref)
G_DEFINE_BOXED_TYPE (StkRecord, stk_record, stk_record_ref, stk_record_unref)

static StkValue *
stk_value_alloc (StkValueType type)
{
  StkValue *self = g_atomic_rc_box_new0 (StkValue);

  self->type = type;

  return self;
}

/**
 * stk_value_new_string:
 * @string: a string
 *
 * Returns: (transfer full): a value that holds a copy of @string
 */
StkValue *
stk_value_new_string (const char *string)
{
  StkValue *self;

  g_return_val_if_fail (string != NULL, NULL);

  self = stk_value_alloc (STK_VALUE_STRING);
  self->string = g_strdup (string);

  return self;
}

/**
 * stk_value_new_anchor:
 * @anchor: an anchor
 *
 * Returns: (transfer full): a value that holds @anchor
 */
StkValue *
stk_value_new_anchor (StkAnchor *anchor)
{
  StkValue *self;

  g_return_val_if_fail (anchor != NULL, NULL);

  self = stk_value_alloc (STK_VALUE_ANCHOR);
  self->anchor = stk_anchor_ref (anchor);

  return self;
}

/**
 * stk_value_new_list:
 * @records: (array length=n_records): the records
 * @n_records: how many
 *
 * Returns: (transfer full): a value that holds the records
 */
StkValue *
stk_value_new_list (StkRecord *const *records, size_t n_records)
{
  StkValue *self = stk_value_alloc (STK_VALUE_LIST);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) stk_record_unref);
  for (size_t i = 0; i < n_records; i++)
    g_ptr_array_add (self->records, stk_record_ref (records[i]));

  return self;
}

StkValue *
stk_value_ref (StkValue *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_value_clear (gpointer data)
{
  StkValue *self = data;

  switch (self->type)
    {
    case STK_VALUE_STRING:
      g_free (self->string);
      break;
    case STK_VALUE_ANCHOR:
      stk_anchor_unref (self->anchor);
      break;
    case STK_VALUE_LIST:
      g_ptr_array_unref (self->records);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
stk_value_unref (StkValue *self)
{
  g_atomic_rc_box_release_full (self, stk_value_clear);
}

/**
 * stk_value_get_value_type:
 * @self: a value
 *
 * Returns: what it holds
 */
StkValueType
stk_value_get_value_type (StkValue *self)
{
  return self->type;
}

/**
 * stk_value_get_string:
 * @self: (nullable): a value
 *
 * Returns: (nullable) (transfer none): the string, or %NULL if it holds something else
 */
const char *
stk_value_get_string (StkValue *self)
{
  return self && self->type == STK_VALUE_STRING ? self->string : NULL;
}

/**
 * stk_value_get_anchor:
 * @self: (nullable): a value
 *
 * Returns: (nullable) (transfer none): the anchor, or %NULL if it holds something else
 */
StkAnchor *
stk_value_get_anchor (StkValue *self)
{
  return self && self->type == STK_VALUE_ANCHOR ? self->anchor : NULL;
}

/**
 * stk_value_get_n_records:
 * @self: (nullable): a value
 *
 * Returns: how many records it holds; 0 if it holds something else
 */
size_t
stk_value_get_n_records (StkValue *self)
{
  return self && self->type == STK_VALUE_LIST ? self->records->len : 0;
}

/**
 * stk_value_get_record:
 * @self: a value that holds records
 * @i: which
 *
 * Returns: (transfer none): the record
 */
StkRecord *
stk_value_get_record (StkValue *self, size_t i)
{
  g_return_val_if_fail (i < stk_value_get_n_records (self), NULL);

  return g_ptr_array_index (self->records, i);
}

static gboolean
records_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!stk_record_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/**
 * stk_value_equal:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * Returns: whether both hold the same
 */
gboolean
stk_value_equal (StkValue *a, StkValue *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case STK_VALUE_STRING:
      return g_str_equal (a->string, b->string);
    case STK_VALUE_ANCHOR:
      return stk_anchor_equal (a->anchor, b->anchor);
    case STK_VALUE_LIST:
      return records_equal (a->records, b->records);
    default:
      g_assert_not_reached ();
    }
}

/**
 * stk_value_find_record:
 * @self: (nullable): a list value
 * @id: a record's id
 *
 * Returns: (transfer none) (nullable): the record with this id
 */
StkRecord *
stk_value_find_record (StkValue *self, const char *id)
{
  for (size_t i = 0; i < stk_value_get_n_records (self); i++)
    if (g_str_equal (stk_value_get_record (self, i)->id, id))
      return stk_value_get_record (self, i);

  return NULL;
}

/**
 * stk_value_with_record:
 * @self: (nullable): a list value
 * @record: a record
 *
 * Returns: (transfer full): a list in which @record takes the place of the one with its id, or stands at the end
 */
StkValue *
stk_value_with_record (StkValue *self, StkRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  gboolean found = FALSE;

  for (size_t i = 0; i < stk_value_get_n_records (self); i++)
    {
      StkRecord *old = stk_value_get_record (self, i);
      gboolean same = g_strcmp0 (old->id, record->id) == 0;

      g_ptr_array_add (records, same ? record : old);
      found |= same;
    }

  if (!found)
    g_ptr_array_add (records, record);

  return stk_value_new_list ((StkRecord *const *) records->pdata, records->len);
}

/**
 * stk_value_without_record:
 * @self: (nullable): a list value
 * @id: a record's id
 *
 * Returns: (transfer full) (nullable): a list without the record with this id, or %NULL if none is left
 */
StkValue *
stk_value_without_record (StkValue *self, const char *id)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (size_t i = 0; i < stk_value_get_n_records (self); i++)
    {
      StkRecord *old = stk_value_get_record (self, i);

      if (g_strcmp0 (old->id, id) != 0)
        g_ptr_array_add (records, old);
    }

  if (records->len == 0)
    return NULL;

  return stk_value_new_list ((StkRecord *const *) records->pdata, records->len);
}

/**
 * stk_record_new:
 * @id: (nullable): the record's id, or %NULL for a new one
 * @strings: (array length=n_strings): a string, or %NULL, for each member of the field
 * @n_strings: how many members the field has
 *
 * Returns: (transfer full): a new record
 */
StkRecord *
stk_record_new (const char *id, const char *const *strings, size_t n_strings)
{
  StkRecord *self = g_atomic_rc_box_new0 (StkRecord);

  self->id = id ? g_strdup (id) : stk_new_id ();
  self->n_strings = n_strings;
  self->strings = g_new0 (char *, n_strings);
  for (size_t i = 0; i < n_strings; i++)
    self->strings[i] = strings && strings[i] && *strings[i] ? g_strdup (strings[i]) : NULL;

  return self;
}

StkRecord *
stk_record_ref (StkRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
stk_record_clear (gpointer data)
{
  StkRecord *self = data;

  g_free (self->id);
  for (size_t i = 0; i < self->n_strings; i++)
    g_free (self->strings[i]);
  g_free (self->strings);
}

void
stk_record_unref (StkRecord *self)
{
  g_atomic_rc_box_release_full (self, stk_record_clear);
}

/**
 * stk_record_get_id:
 * @self: a record
 *
 * Returns: (transfer none): its id, an IRI
 */
const char *
stk_record_get_id (StkRecord *self)
{
  return self->id;
}

/**
 * stk_record_get_string:
 * @self: a record
 * @member: which member of the field
 *
 * Returns: (nullable) (transfer none): what the record says there
 */
const char *
stk_record_get_string (StkRecord *self, size_t member)
{
  return member < self->n_strings ? self->strings[member] : NULL;
}

/**
 * stk_record_with_string:
 * @self: a record
 * @member: which member of the field
 * @string: (nullable): what to say there
 *
 * Returns: (transfer full): a record with the same id that differs in this member
 */
StkRecord *
stk_record_with_string (StkRecord *self, size_t member, const char *string)
{
  size_t n = MAX (self->n_strings, member + 1);
  g_autofree const char **strings = g_new0 (const char *, n);

  for (size_t i = 0; i < self->n_strings; i++)
    strings[i] = self->strings[i];
  strings[member] = string;

  return stk_record_new (self->id, strings, n);
}

/**
 * stk_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether both have the same id and say the same
 */
gboolean
stk_record_equal (StkRecord *a, StkRecord *b)
{
  size_t n = MAX (a->n_strings, b->n_strings);

  if (g_strcmp0 (a->id, b->id) != 0)
    return FALSE;

  for (size_t i = 0; i < n; i++)
    if (g_strcmp0 (stk_record_get_string (a, i), stk_record_get_string (b, i)) != 0)
      return FALSE;

  return TRUE;
}

/**
 * stk_new_id:
 *
 * Returns: (transfer full): a new random id, a `urn:uuid:` IRI
 */
char *
stk_new_id (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strconcat ("urn:uuid:", uuid, NULL);
}

/**
 * stk_new_id_for:
 * @name: what it is the id of
 *
 * Makes an id that is the same whoever makes it, and whenever: a UUID of version 8, whose bits are the application's
 * own (RFC 9562), from the SHA-256 of @name.
 *
 * Returns: (transfer full): a `urn:uuid:` IRI
 */
char *
stk_new_id_for (const char *name)
{
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf ("urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 15, hex + 18);
}
