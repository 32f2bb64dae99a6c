"""What access refuses, said so that a person knows what helps."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class NotSignedIn(Refusal):
    """No session and no API key, or one that has ended."""

    code = "access.not_signed_in"
    status = 401
    en = "Please sign in. Your session has ended or the API key is not valid."
    zh = "请登录：会话已结束或接口密钥无效。"


class PersonNeeded(Refusal):
    """A program asks for what only a person has: a password, sessions, a second factor."""

    code = "access.person_needed"
    status = 403
    en = "Only a person who is signed in can do this, not an API key."
    zh = "此操作需由登录用户执行，接口密钥无法使用。"


class PasswordChangeNeeded(Refusal):
    """Somebody else chose this password: its owner has to choose one that nobody else knows."""

    code = "access.password_change_needed"
    status = 403
    en = "Choose a password of your own first: this one was made by somebody else."
    zh = "当前密码由他人设置，请先修改为您自己的密码。"


class SecondFactorNeeded(Refusal):
    """The company lets nobody work without a second factor, and this person has none yet."""

    code = "access.second_factor_needed"
    status = 403
    en = "Your company asks everybody for a second factor. Set yours up first."
    zh = "贵公司要求所有成员开启两步验证，请先完成设置。"


class LoginFailed(Refusal):
    """E-mail address and password do not belong together; it is not said which of them is wrong."""

    code = "access.login_failed"
    status = 401
    en = "E-mail address or password is not right. Please try again."
    zh = "邮箱或密码不正确，请重试。"


class LoginLocked(Refusal):
    """Too many wrong attempts: the account rests for a while."""

    code = "access.login_locked"
    status = 429
    en = "Too many attempts. To protect this account, please wait {minutes} minute(s), or ask your administrator to unlock it."
    zh = "尝试次数过多。为保护账号，请等待 {minutes} 分钟后再试，或请管理员解锁。"


class TooManyAttempts(Refusal):
    """Too many sign-ins from one address of the network."""

    code = "access.too_many_attempts"
    status = 429
    en = "Too many sign-ins from your network. Please wait {minutes} minute(s)."
    zh = "您所在网络的登录次数过多，请等待 {minutes} 分钟。"


class CodeNeeded(Refusal):
    """The password is right and the account has a second factor."""

    code = "access.code_needed"
    status = 401
    en = "Please enter the 6-digit code of your authenticator app, or a recovery code."
    zh = "请输入身份验证器中的 6 位验证码，或一个恢复码。"


class CodeWrong(Refusal):
    """The code of the second factor does not fit, or was used before."""

    code = "access.code_wrong"
    status = 401
    en = "This code is not right or was used already. Wait for the next one."
    zh = "验证码不正确或已使用，请等待下一个验证码。"


class ChooseCompany(Refusal):
    """The same address and password open several companies."""

    code = "access.choose_company"
    status = 409
    en = "You have accounts at several companies: {companies}. Say which one."
    zh = "您在多家公司有账号：{companies}，请选择其中一家。"


class CsrfMissing(Refusal):
    """A change that was not sent by our own page."""

    code = "access.csrf"
    status = 403
    en = "This request did not come from a LinkStar page. Load the page again and repeat it."
    zh = "该请求并非来自 LinkStar 页面，请刷新后重试。"


class PasswordTooShort(Refusal):
    """The password has too few characters."""

    code = "access.password_too_short"
    status = 422
    en = "The password needs at least {length} characters. A sentence is a good one."
    zh = "密码至少需要 {length} 个字符，建议使用一句话。"


class PasswordSame(Refusal):
    """A password shall be changed into itself: the one that somebody else made would stay."""

    code = "access.password_same"
    status = 422
    en = "This is the password that you have now. Choose another one."
    zh = "新密码与当前密码相同，请另选一个。"


class PasswordTooEasy(Refusal):
    """The password is one that is tried first."""

    code = "access.password_too_easy"
    status = 422
    en = "This password is easy to guess. Do not use your name, address, or a well-known word."
    zh = "该密码容易被猜到，请勿使用姓名、邮箱或常见词。"


class PasswordTooLong(Refusal):
    """The password has too many characters."""

    code = "access.password_too_long"
    status = 422
    en = "The password has more than {length} characters."
    zh = "密码超过 {length} 个字符。"


class EmailTaken(Refusal):
    """Another user of the company has this address."""

    code = "access.email_taken"
    status = 409
    en = "There is a user with the address {email} already."
    zh = "邮箱 {email} 已被使用。"


class LastOwner(Refusal):
    """Somebody has to be able to do everything."""

    code = "access.last_owner"
    status = 409
    en = "This is the last active owner of the company. Make somebody else an owner first."
    zh = "这是公司最后一位有效的所有者，请先指定其他所有者。"


class RoleUnknown(Refusal):
    """There is no role of this name."""

    code = "access.role_unknown"
    status = 422
    en = "There is no role named {role}."
    zh = "没有名为 {role} 的角色。"


class RoleBuiltIn(Refusal):
    """The built-in roles are the same at every company."""

    code = "access.role_built_in"
    status = 409
    en = "{role} is a built-in role and cannot be changed. Make a role of your own."
    zh = "{role} 是内置角色，不能修改，请新建角色。"


class RoleInUse(Refusal):
    """People or keys still have the role."""

    code = "access.role_in_use"
    status = 409
    en = "{count} user(s) or API key(s) still have the role {role}."
    zh = "仍有 {count} 个用户或接口密钥使用角色 {role}。"


class TooManyRights(Refusal):
    """Nobody can give what they do not have."""

    code = "access.too_many_rights"
    status = 403
    en = "You cannot give rights that you do not have yourself: {rights}."
    zh = "您不能授予自己没有的权限：{rights}。"


class TotpNotBegun(Refusal):
    """There is no second factor to be confirmed or switched off."""

    code = "access.totp_not_begun"
    status = 409
    en = "There is no second factor to confirm or switch off. Begin with setting it up."
    zh = "尚未设置两步验证，请先开始设置。"


class KeyReused(Refusal):
    """The same idempotency key came with another request."""

    code = "access.key_reused"
    status = 422
    en = "This Idempotency-Key was used for another request. Use a new key for a new request."
    zh = "该 Idempotency-Key 已用于另一请求，请为新请求使用新的值。"


class KeyBusy(Refusal):
    """The first request with this idempotency key is still under way."""

    code = "access.key_busy"
    status = 409
    en = "The first request with this Idempotency-Key is still under way. Ask again in a moment."
    zh = "使用该 Idempotency-Key 的首个请求仍在处理中，请稍后重试。"
