/// Settings: read once from the environment, checked, and handed on as records.
///
/// Start at {@link io.causalgym.runtime.settings.SettingsSource}.
@NullMarked
package io.causalgym.runtime.settings;

import org.jspecify.annotations.NullMarked;
